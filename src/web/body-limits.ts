import type { Context, MiddlewareHandler } from 'hono';

/** For paths without a limit of their own, in bytes. */
const USUAL = 1024 * 1024;
/**
 * So much of a body that is refused is read and thrown away, and so long, before the answer goes out. A server that
 * answers first and then stops reading resets the connection, and the sender, still busy, may never see the answer.
 */
const DISCARDED = 64 * 1024 * 1024;
const PATIENCE_MS = 10_000;

/**
 * Refuses bodies over a limit, by path prefix. One that comes without its length is read first, to its limit; where
 * `counted` names the prefix the route does that itself, after it knows who asks.
 */
export function bodyLimits(
  byPrefix: Readonly<Record<string, number>>,
  counted: readonly string[] = [],
): MiddlewareHandler {
  const limits = Object.entries({ ...byPrefix, '': USUAL });
  const limitOf = ({ req }: Context) => limits.find(([prefix]) => req.path.startsWith(prefix))?.[1] ?? USUAL;
  const isCounted = ({ req }: Context) => counted.some((prefix) => req.path.startsWith(prefix));
  return async (context, next) => {
    const maxSize = limitOf(context);
    const announced = announcedBy(context);
    if (announced === null ? isCounted(context) : announced <= maxSize) return await next();
    const reader = context.req.raw.body?.getReader();
    if (reader === undefined) return await next();
    const kept = announced === null ? await readUpTo(reader, maxSize) : null;
    if (kept === null) return await refuse(context, reader, announced ?? 0);
    context.req.raw = new Request(context.req.raw, { body: kept });
    await next();
  };
}

type Reader = ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;

/** The length that the sender gives; null where the body comes in chunks. node lets no body be longer than announced. */
function announcedBy({ req }: Context): number | null {
  const length = req.header('content-length');
  return length === undefined || req.header('transfer-encoding') !== undefined ? null : Number(length);
}

/** The whole body; null as soon as it is longer. */
async function readUpTo(reader: Reader, maxSize: number): Promise<Blob | null> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(chunks);
    size += value.length;
    if (size > maxSize) return null;
    chunks.push(value);
  }
}

async function refuse(context: Context, reader: Reader, announced: number): Promise<Response> {
  const isRead = announced <= DISCARDED && (await discard(reader));
  // What is left of it would be taken for the next request.
  if (!isRead) context.header('Connection', 'close');
  return context.text('Payload Too Large', 413);
}

/** @returns whether it came to its end in time */
async function discard(reader: Reader): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  try {
    for (let size = 0; size <= DISCARDED; ) {
      const read = await Promise.race([reader.read(), late]);
      if (read === false) return false;
      if (read.done) return true;
      size += read.value.length;
    }
    return false;
  } finally {
    clearTimeout(timer);
  }
}
