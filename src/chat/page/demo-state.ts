import { computed, signal } from '@preact/signals';
import type { ChatEvent, DemoAdvanced, DemoState } from '../api.ts';
import { announce } from './announce.ts';
import { line } from './bars.tsx';
import { applyEvent } from './events.ts';
import { get, post } from './net.ts';
import { expired, failureFrom, loadPhone, loadRoom, makePhone, type Phone } from './phone.ts';
import { startStream } from './stream.ts';
import { dayTime } from './time.ts';
import { t } from './words-demo.ts';

export type Actor = DemoState['actors'][number] & { phone: Phone };

export const actors = signal<Actor[]>([]);
export const clock = signal('');
export const tour = signal<DemoState['tour']>([]);
/** What the last button of the header did. */
export const news = signal('');
export const busy = signal(false);

/** The step that comes next; -1 when all are done. */
export const nextStep = computed(() => tour.value.findIndex(({ done }) => !done));

/** Loads everybody's phone, then follows them all on one stream. Tries until it works. */
export async function openDemo(): Promise<void> {
  try {
    const state = await get<DemoState>('/demo/state');
    // The town is still being made: its people are not there yet.
    if (state.actors.length === 0) {
      setTimeout(() => void openDemo(), 1000);
      return;
    }
    show(state);
    actors.value = state.actors.map((actor) => ({ ...actor, phone: openPhone(actor) }));
    const seqs = await Promise.all(actors.value.map(({ phone }) => loadPhone(phone)));
    startStream(Math.min(...seqs), undefined, { onEvent, onLine });
  } catch (error) {
    onLine(failureFrom(error).error === 'login' ? 'login' : 'down');
    if (!expired.value) setTimeout(() => void openDemo(), 3000);
  }
}

function openPhone({ user, role, name }: DemoState['actors'][number]): Phone {
  const phone = makePhone(user);
  phone.label.value = `${role} ${name}`;
  phone.shown.value = false;
  return phone;
}

function onLine(state: 'live' | 'down' | 'login'): void {
  line.value = state;
  if (state === 'login') expired.value = true;
}

function onEvent(event: ChatEvent): void {
  if (event.type === 'reset') void reloadAll();
  const actor = actors.value.find(({ user }) => user === event.user);
  if (actor) applyEvent(actor.phone, event);
  refreshSoon();
}

async function reloadAll(): Promise<void> {
  for (const { phone } of actors.value) {
    await loadPhone(phone);
    for (const room of phone.rooms.value) if (room.loaded.value) await loadRoom(phone, room);
  }
}

let refreshing: ReturnType<typeof setTimeout> | undefined;

/** Clock and tour follow what happens; several events at once ask once. */
function refreshSoon(): void {
  clearTimeout(refreshing);
  const refresh = () => {
    // A lost look is made good by the next event.
    get<DemoState>('/demo/state').then(show, () => undefined);
  };
  refreshing = setTimeout(refresh, 300);
}

function show(state: DemoState): void {
  clock.value = state.clock;
  tour.value = state.tour;
}

/** Moves the simulated clock to the next due timer and says which it was. */
export async function advance(): Promise<void> {
  await act(async () => {
    const { at, what } = await post<DemoAdvanced>('/demo/advance', {});
    news.value = what ? t('advanced', { at: dayTime(Date.parse(at) / 1000), what }) : t('nothingDue');
    announce(news.value);
  });
}

/** 帮我点: does the next step of the tour as its person would. */
export async function assist(): Promise<void> {
  const step = tour.value[nextStep.value];
  if (step) await act(() => post('/demo/assist', { step: step.id }));
}

export async function startOver(): Promise<void> {
  await act(async () => {
    await post('/demo/reset', {});
    location.reload();
  });
}

async function act(work: () => Promise<unknown>): Promise<void> {
  if (busy.value) return;
  busy.value = true;
  try {
    await work();
  } catch (error) {
    const failure = failureFrom(error);
    if (failure.error === 'login') expired.value = true;
    else news.value = failure.error === 'fault' ? t('fault', { ref: failure.ref }) : t('failed');
  }
  busy.value = false;
  refreshSoon();
}
