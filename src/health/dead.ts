/** What failed for good: an update that came in and was set aside, or a notice that could not go out. */
export type DeadId = { kind: 'in'; botId: number; updateId: number } | { kind: 'out'; seq: number };

/** As people write it: `in-<bot>-<update>` or `out-<number>`; null where it is neither. */
export function readDeadId(text: string): DeadId | null {
  const [, botId, updateId] = /^in-(\d{1,15})-(\d{1,15})$/.exec(text) ?? [];
  if (botId !== undefined) return { kind: 'in', botId: Number(botId), updateId: Number(updateId) };
  const [, seq] = /^out-(\d{1,15})$/.exec(text) ?? [];
  return seq === undefined ? null : { kind: 'out', seq: Number(seq) };
}

export const writeDeadId = (id: DeadId): string =>
  id.kind === 'in' ? `in-${id.botId}-${id.updateId}` : `out-${id.seq}`;
