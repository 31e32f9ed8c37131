/** How much may be done: `burst` at once, `perSecond` in the long run. */
export type Rate = { burst: number; perSecond: number };

/** Telegram's: about 1 message/s in a chat with short bursts let through, about 30/s over all chats of a bot. */
export const CHAT_RATE: Rate = { burst: 20, perSecond: 1 };
export const BOT_RATE: Rate = { burst: 30, perSecond: 30 };
/** Ours: what a person's page may do; well above what hands can. */
export const PERSON_RATE: Rate = { burst: 30, perSecond: 3 };
/** The same for what it fetches: a chat full of pictures at once, and then as fast as anybody scrolls. */
export const READER_RATE: Rate = { burst: 300, perSecond: 30 };
/** A log-in, by address. */
export const STRANGER_RATE: Rate = { burst: 20, perSecond: 0.5 };

/** Takes from the named budget and answers 0, or, when it is empty, takes nothing and answers the seconds to wait. */
export type Budgets = { take: (name: string, rate: Rate, count?: number) => number };

/** Token buckets in memory, on real time: a flood is one whatever the simulated clock says. */
export function openBudgets(elapsed: () => number = () => performance.now()): Budgets {
  const buckets = new Map<string, { left: number; at: number; rate: Rate }>();

  const take: Budgets['take'] = (name, rate, count = 1) => {
    const at = elapsed();
    const bucket = buckets.get(name) ?? { left: rate.burst, at, rate };
    const left = refilled(bucket, at);
    buckets.set(name, { left: left < count ? left : left - count, at, rate });
    if (buckets.size > 10_000) forgetFull(at);
    return left < count ? Math.ceil((count - left) / rate.perSecond) : 0;
  };

  const forgetFull = (at: number) => {
    for (const [name, bucket] of buckets) if (refilled(bucket, at) >= bucket.rate.burst) buckets.delete(name);
  };
  return { take };
}

function refilled(bucket: { left: number; at: number; rate: Rate }, at: number): number {
  const { burst, perSecond } = bucket.rate;
  return Math.min(burst, bucket.left + ((at - bucket.at) / 1000) * perSecond);
}
