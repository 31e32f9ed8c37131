import type { Audit } from './audit.ts';
import type { Ground, GroundOptions } from './ground.ts';

/** What one fault did; a row of the table. */
export type Outcome = {
  fault: string;
  /** In words, such as `3 conversations, 41 updates`. */
  load: string;
  /** Updates, steps and messages that never came to anything. */
  lost: number;
  /** Steps that were taken twice: never allowed. */
  twice: number;
  /** Messages that somebody got twice; at least once is what was promised, so they are counted and no failure. */
  repeated: number;
  /** From the fault until everything that was under way had come to its end. */
  recoveryMs: number;
  note: string;
};

export type Fault = {
  name: string;
  /** What the ground has to be like; a ground of its own is opened for every fault. */
  ground?: GroundOptions;
  /** Left out of `--short`. */
  long?: true;
  run: (ground: Ground) => Promise<Outcome[]>;
};

/** The figures of an audit, and the first of what was found in words. */
export function counted({
  lost,
  twice,
  repeated,
}: Audit): Pick<Outcome, 'lost' | 'twice' | 'repeated' | 'note'> {
  return {
    lost: lost.length,
    twice: twice.length,
    repeated: repeated.length,
    note: [...lost, ...twice, ...repeated].slice(0, 3).join('; '),
  };
}
