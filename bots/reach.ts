import { SendError } from '../src/telegram/errors.ts';
import type { Talk } from './talk.ts';

/** False where somebody cannot be written to any more: that is for the writer to know, and no fault. */
export async function reach({ deps, cause }: Talk, send: () => Promise<unknown>): Promise<boolean> {
  try {
    await send();
    return true;
  } catch (error) {
    if (!(error instanceof SendError) || !['blocked', 'no_chat'].includes(error.kind)) throw error;
    deps.log.info({ cause, why: error.kind }, 'an answer could not be delivered');
    return false;
  }
}
