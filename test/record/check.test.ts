import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonical, type Head, linkTo, newChain } from '../../src/record/chain.ts';
import { checkChain, type Kept } from '../../src/record/check.ts';

type Row = Omit<Kept, 'fields'> & { at: string };

const written = (payloads: readonly unknown[]): { rows: Row[]; head: Head } => {
  let head = newChain;
  const rows = payloads.map((payload, i) => {
    const at = `2026-03-02T01:00:${String(i % 60).padStart(2, '0')}.000000`;
    const link = linkTo(head.hash, ['test', i, at], payload, `salt ${i}`);
    head = { hash: link.hash, count: i + 1 };
    return { ...link, seq: i, n: i * 3, payload, erased: 'no' as const, at };
  });
  return { rows, head };
};
const check = (rows: readonly Row[], head: Head | null) =>
  checkChain(
    rows.map((row) => ({ ...row, fields: (seq) => ['test', seq, row.at] })),
    head,
  );

const payloads = fc.array(fc.jsonValue(), { minLength: 2, maxLength: 12 });
const chains = fc.tuple(payloads, fc.nat()).map(([given, at]) => ({
  ...written(given),
  at: at % given.length,
}));

it('finds nothing in a chain that nobody touched, nor after a payload was erased', () => {
  fc.assert(
    fc.property(chains, ({ rows, head, at }) => {
      expect(check(rows, head)).toEqual([]);
      const erased = rows.map((row, i) =>
        i === at ? { ...row, payload: {}, salt: null, erased: 'known' as const } : row,
      );
      expect(check(erased, head)).toEqual([]);
    }),
  );
});

it('finds each value of a row that was changed, and says which row', () => {
  const columns = ['at', 'previous', 'hash', 'digest', 'salt', 'payload', 'erased'] as const;
  fc.assert(
    fc.property(chains, fc.constantFrom(...columns), ({ rows, head, at }, column) => {
      const other = column === 'erased' ? ('unknown' as const) : 'something else';
      const changed = rows.map((row, i) => (i === at ? { ...row, [column]: other } : row));
      fc.pre(canonical(changed) !== canonical(rows));
      expect(check(changed, head)).toEqual([{ what: 'altered', seq: at }]);
    }),
  );
});

it('finds a row that is gone, in the middle and at the end', () => {
  fc.assert(
    fc.property(chains, ({ rows, head, at }) => {
      const rest = rows.filter((_, i) => i !== at);
      const isLast = at === rows.length - 1;
      expect(check(rest, head)).toEqual([
        isLast ? { what: 'cut', seq: null } : { what: 'missing', seq: at + 1 },
      ]);
    }),
  );
});

it('finds two rows that changed places', () => {
  fc.assert(
    fc.property(chains, ({ rows, head, at }) => {
      const other = (at + 1) % rows.length;
      const swapped = rows
        .map((row, i) => ({ ...row, seq: i === at ? other : i === other ? at : i }))
        .toSorted((a, b) => a.seq - b.seq);
      const faults = check(swapped, head);
      expect(faults.filter(({ what }) => what === 'reordered').map(({ seq }) => seq)).toEqual(
        [at, other].toSorted((a, b) => a - b),
      );
    }),
  );
});

it('finds a row put in between, one put behind the end, and a head that was changed', () => {
  fc.assert(
    fc.property(chains, ({ rows, head, at }) => {
      const before = rows[at];
      const seq = at + 0.5;
      const time = '2026-03-02T01:00:00.000000';
      const forged = linkTo(before?.hash ?? '', ['test', seq, time], 'forged', 'salt');
      const row = { ...forged, seq, n: at * 3 + 1, payload: 'forged', erased: 'no' as const, at: time };
      const more = [...rows.slice(0, at + 1), row, ...rows.slice(at + 1)];
      const isLast = at === rows.length - 1;
      expect(check(more, head)).toEqual([
        isLast ? { what: 'added', seq: null } : { what: 'missing', seq: at + 1 },
      ]);
      expect(check(rows, { ...head, hash: 'another' })).toEqual([{ what: 'head', seq: null }]);
      expect(check(rows, { ...head, count: head.count + 1 })).toEqual([{ what: 'head', seq: null }]);
      expect(check(rows, null)).toEqual([{ what: 'orphan', seq: null }]);
    }),
  );
});

it('writes a value as JSON does, whatever the order of its keys', () => {
  const turned = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(turned)
      : value !== null && typeof value === 'object'
        ? Object.fromEntries(
            Object.entries(value)
              .map(([key, one]) => [key, turned(one)])
              .toReversed(),
          )
        : value;
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonical(turned(value))).toBe(canonical(value));
    }),
  );
  expect(canonical({ b: undefined, a: [undefined, Number.NaN], at: new Date(0) })).toBe(
    '{"a":[null,null],"at":"1970-01-01T00:00:00.000Z"}',
  );
});
