import { computed, effect, signal } from '@preact/signals';
import { type Actor, actors } from './demo-state.ts';

const queries = ['(min-width: 900px)', '(min-width: 1200px)', '(min-width: 1680px)'].map((query) =>
  matchMedia(query),
);
const count = () => 1 + queries.filter(({ matches }) => matches).length;

/** How many windows the page has room for: 1 to 4. */
export const columns = signal(count());
for (const query of queries) {
  // Safari 13 has no addEventListener here, but 14, our floor, does.
  query.addEventListener('change', () => {
    columns.value = count();
  });
}

/** Whose phone each window may show. */
export const windows = computed<Actor[][]>(() => {
  const all = actors.value;
  const of = (...numbers: number[]) => all.filter(({ window }) => numbers.includes(window));
  const groups = {
    1: [all],
    2: [of(1), of(2, 3)],
    3: [of(1), of(2), of(3)],
    4: [of(1), of(2), of(3).slice(0, 1), of(3).slice(1)],
  }[columns.value as 1 | 2 | 3 | 4];
  return groups.filter((group) => group.length > 0);
});

/** Who was chosen last comes first: each window shows the most recently chosen of its people. */
const chosen = signal<number[]>([]);

export function choose(user: number): void {
  chosen.value = [user, ...chosen.value.filter((other) => other !== user)];
}

export function shownOf(group: readonly Actor[]): Actor | undefined {
  const recent = chosen.value.find((user) => group.some((actor) => actor.user === user));
  return group.find(({ user }) => user === recent) ?? group[0];
}

effect(() => {
  const visible = new Set(windows.value.map((group) => shownOf(group)?.user));
  for (const { user, phone } of actors.value) phone.shown.value = visible.has(user);
});
