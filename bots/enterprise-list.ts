import type { Appeal } from '../src/appeal/appeal.ts';
import { openDrafts } from '../src/appeal/compose.ts';
import { isUnsettled, turnOf } from '../src/appeal/turn.ts';
import { type CaseView, loadCase } from '../src/appeal/views.ts';
import { casesOf } from '../src/appeal/views-enterprise.ts';
import { whoHas } from '../src/text/case-people.ts';
import { writeAt, writeOver } from '../src/text/case-times.ts';
import { titleOf } from '../src/text/case-title.ts';
import { raw } from '../src/text/html.ts';
import { label } from '../src/text/labels.ts';
import { deskName, gradeMark, stateForEnterprise } from '../src/text/names.ts';
import { shortNumber } from '../src/text/numbers.ts';
import { say } from '../src/text/say.ts';
import type { Screen } from '../src/text/screen.ts';
import type { Known } from './bot-form.ts';

const ON_A_PAGE = 5;

/** 我的诉求: open cases of the person's enterprises, five a page, drafts below; `all` shows the closed ones too. */
export async function showMine(talk: Known, page: number, all: boolean): Promise<void> {
  const screen = await mineScreen(talk, page, all);
  if (talk.isTap) await talk.edit(talk.messageId, screen.html, screen.buttons);
  else await talk.reply(screen.html, screen.buttons);
}

async function mineScreen(talk: Known, page: number, all: boolean): Promise<Screen> {
  const { deps, locale } = talk;
  const cases = await casesOf(deps, talk.who.contactOf);
  const drafts = await draftLines(talk);
  const open = cases.filter(isUnsettled);
  const listed = all ? cases : open;
  const start = { label: label(locale, 'new_appeal'), action: { verb: 'new' } };
  const older = { label: label(locale, 'all'), action: { verb: 'my', arg: '0.all' } };
  const hasOlder = !all && cases.length > open.length;
  if (listed.length === 0) {
    const html = say(locale, hasOlder ? 'my.empty.none_open' : 'my.empty');
    return joined(html, [[start, ...(hasOlder ? [older] : [])]], drafts);
  }
  const shown = listed.slice(page * ON_A_PAGE, (page + 1) * ON_A_PAGE);
  const views = await Promise.all(shown.map(({ id }) => loadCase(deps, id)));
  const lines = views.map((view, i) => lineOf(talk, view, page * ON_A_PAGE + i + 1));
  const html = say(locale, 'my.head', {
    open_n: open.length,
    wait_n: open.filter((appeal) => isWaiting(appeal)).length,
    lines: raw(lines.join('\n')),
  });
  const numbers = views.map(({ appeal }, i) => ({
    label: String(page * ON_A_PAGE + i + 1),
    action: { verb: 'open', id: appeal.id },
  }));
  const rows = [numbers.slice(0, 3), numbers.slice(3), turning(talk, page, listed.length, all)];
  return joined(html, [...rows, [start, ...(hasOlder ? [older] : [])]], drafts);
}

/** Something was asked that only the enterprise can answer: the whole case waits, or a promise or a joining does. */
const isWaiting = ({ status, offer, joinAsked }: Appeal): boolean =>
  ['need_info', 'pending_confirm'].includes(status) || offer !== null || joinAsked !== null;

function turning({ locale }: Known, page: number, n: number, all: boolean): Screen['buttons'][number] {
  const to = (next: number) => ({ verb: 'my', arg: `${next}${all ? '.all' : ''}` });
  return [
    ...(page > 0 ? [{ label: label(locale, 'prev_page'), action: to(page - 1) }] : []),
    ...((page + 1) * ON_A_PAGE < n ? [{ label: label(locale, 'next_page'), action: to(page + 1) }] : []),
  ];
}

function joined(html: string, rows: Screen['buttons'], drafts: Screen | null): Screen {
  const filled = [...rows, ...(drafts?.buttons ?? [])].filter((row) => row.length > 0);
  return { html: drafts === null ? html : `${html}\n\n${drafts.html}`, buttons: filled };
}

function lineOf({ locale, clock }: Known, view: CaseView, i: number): string {
  const { appeal } = view;
  const turn = turnOf(view.rules, appeal, clock.now.getTime());
  return say(locale, 'my.line', {
    i,
    grade_mark: gradeMark(locale, appeal.grade),
    no_short: shortNumber(appeal.no ?? ''),
    title_short: titleOf(view, clock),
    state_name: stateForEnterprise(locale, appeal),
    who_turn: turn === null ? '' : whose(locale, view, isWaiting(appeal) ? 'enterprise' : turn.who),
    next_due: writeAt(clock, turn?.due),
    over: overOf(view, turn, clock),
  });
}

type Turn = NonNullable<ReturnType<typeof turnOf>>;

/** By how much the town is late; the enterprise itself has no limits. */
function overOf(view: CaseView, turn: Turn | null, clock: Known['clock']): string {
  if (turn === null || turn.who === 'enterprise' || turn.due === null || turn.due >= clock.now.getTime())
    return '';
  return writeOver(view, clock, turn.due);
}

type Who = Turn['who'];

function whose(locale: Known['locale'], view: CaseView, who: Who): string {
  if (who === 'enterprise') return say(locale, 'turn.you');
  return say(locale, 'turn.other', {
    name: who === 'owner' ? whoHas(view, locale) : (view[who]?.name ?? deskName(locale, who)),
  });
}

/** Drafts rest at the bottom, however old; the newest can be gone on with from here. */
async function draftLines(talk: Known): Promise<Screen | null> {
  const { deps, locale } = talk;
  const [newest, ...others] = await openDrafts(deps, talk.who.person.id);
  if (newest === undefined) return null;
  const views = await Promise.all([newest, ...others].slice(0, 3).map(({ id }) => loadCase(deps, id)));
  const titles = views.map((view) => titleOf(view, talk.clock)).filter((title) => title !== '');
  const html = say(locale, 'my.drafts', {
    n: others.length + 1,
    title: titles.join(locale === 'zh' ? '；' : '; '),
  });
  const buttons = views.map(({ appeal }, i) => ({
    label: `${label(locale, appeal.behalf === null ? 'resume' : 'open')}${views.length > 1 ? ` ${i + 1}` : ''}`,
    action: { verb: appeal.behalf === null ? 'resume' : 'open', id: appeal.id },
  }));
  return { html, buttons: [buttons] };
}
