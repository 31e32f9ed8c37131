import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';

/** For paths without a limit of their own, in bytes. */
const USUAL = 1024 * 1024;

/** Refuses bodies over a limit, by path prefix. */
export function bodyLimits(byPrefix: Readonly<Record<string, number>>): MiddlewareHandler {
  const limits = Object.entries({ ...byPrefix, '': USUAL }).map(([prefix, maxSize]) => ({
    prefix,
    limit: limitTo(maxSize),
  }));
  return (context, next) => {
    const found = limits.find(({ prefix }) => context.req.path.startsWith(prefix));
    return found ? found.limit(context, next) : next();
  };
}

function limitTo(maxSize: number): MiddlewareHandler {
  const counting = bodyLimit({ maxSize });
  return (context, next) => {
    // A body that nobody has touched is read to its end by the server, so that the sender hears the refusal; one that
    // has been opened is cut off.
    const announced = Number(context.req.header('content-length') ?? 0);
    if (announced > maxSize) return Promise.resolve(context.text('Payload Too Large', 413));
    return counting(context, next);
  };
}
