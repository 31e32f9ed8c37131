import { z } from 'zod';
import { Damaged } from './frames.ts';

const Table = z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()).min(1) });
const Sequence = z.object({ schema: z.string(), name: z.string(), value: z.number().int() });

/** What stands at the beginning of a backup. */
const Begin = z.object({
  /** Of the program that made it. */
  version: z.string(),
  /** The moment that it shows the town at. */
  madeAt: z.iso.datetime(),
  /** When each migration was made that the tables had seen. */
  migrations: z.array(z.number().int()).min(1),
  tables: z.array(Table),
  /** Of the confidential box, where it was asked for. */
  conductKey: z.string().nullable(),
});

const Rows = z.object({
  rows: z.number().int(),
  bytes: z.number().int(),
  /** SHA-256 of the rows as they stand there. */
  digest: z.string(),
});

/** What stands behind the rows of each table, and at the end of all. */
const Mark = z.discriminatedUnion('is', [
  z.object({ is: z.literal('begin'), begin: Begin }),
  z.object({ is: z.literal('table'), schema: z.string(), name: z.string() }),
  z.object({ is: z.literal('rows'), ...Rows.shape }),
  z.object({ is: z.literal('end'), sequences: z.array(Sequence), tables: z.number().int() }),
]);

export type Begin = z.infer<typeof Begin>;
export type Rows = z.infer<typeof Rows>;
export type Mark = z.infer<typeof Mark>;

/** @throws Damaged */
export function readMark(value: unknown): Mark {
  const read = Mark.safeParse(value);
  if (!read.success) throw new Damaged('an unknown mark');
  return read.data;
}
