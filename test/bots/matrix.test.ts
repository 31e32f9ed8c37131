import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { features } from '../../bots/features.ts';
import { forms } from '../../bots/forms.ts';
import { isUntold } from '../../bots/menus.ts';
import { loadCase } from '../../src/appeal/views.ts';
import { loadViewer } from '../../src/notices/views.ts';
import type { Tap } from '../../src/telegram/buttons.ts';
import { renderCard } from '../../src/text/card.ts';
import { deck, type TextKey } from '../../src/text/deck.ts';
import { type Matrix, openMatrix, type Role, roles } from './matrix-stage.ts';

const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/security.md'), 'utf8');

/** The rows of a table of docs/security.md, cell by cell. */
function tableOf(heading: string): string[][] {
  const part = page.split(`### ${heading}\n`)[1]?.split(/\n##/)[0] ?? '';
  const rows = part.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) => row.split('|').slice(1, -1));
}
const namesIn = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

const staff = roles.filter((role) => !['outsider', 'contact', 'second', 'rival', 'gone'].includes(role));
const groups: Record<string, readonly string[]> = {
  staff,
  bound: ['contact', 'second', 'rival', ...staff],
  anybody: ['outsider', 'contact', 'second', 'rival', ...staff],
  contact: ['contact', 'second', 'torn'],
  admin: ['admin', 'torn'],
};
/** Of what is about no case, whoever holds an office has its buttons and commands, for whom they speak besides. */
const apartFromCases = new Set(['reports', 'behalf', 'behalf.fresh']);
const offices = ['dispatcher', 'leader', 'head', 'supervisor', 'discipline'];

type Who = { roles: readonly string[]; standIn: boolean };

/** Who has what, as the page says. */
function readWho(heading: string, isApart: (name: string) => boolean): Map<string, Who> {
  const found = new Map<string, Who>();
  for (const [who = '', names = ''] of tableOf(heading)) {
    const words = who.split(',').map((word) => word.trim());
    const isOwn = names.includes('nobody else of the enterprise');
    const each = words.flatMap((word) =>
      isOwn && word === 'contact' ? [word] : (groups[word] ?? (word === 'stand-in' ? [] : [word])),
    );
    const torn = words.some((word) => offices.includes(word)) ? ['torn'] : [];
    for (const name of namesIn(names))
      found.set(name, {
        roles: isApart(name) ? [...each, ...torn] : each,
        standIn: words.includes('stand-in'),
      });
  }
  return found;
}

const buttons = readWho('Buttons', (name) => apartFromCases.has(name));
const commands = readWho('Commands', () => true);
const verbs = features.flatMap((feature) => Object.keys(feature.verbs ?? {}));

/** The beginning of a refusal's sentence, up to what it is filled with. */
const saying = (key: TextKey): string => deck[key].zh.split('{')[0] ?? '';
/** For what somebody is. */
const strict = (['refuse.not_yours', 'refuse.not_bound', 'refuse.person_inactive'] as const)
  .map(saying)
  .concat(['refuse.callback_not_cadre', 'conduct.other_only'].map((key) => saying(key as TextKey)))
  .concat(['这个命令要', '没有这个命令']);
/** For what they hold: a thing of somebody else's is as good as gone. */
const vague = (['refuse.stale_button', 'refuse.question_old', 'refuse.draft_gone'] as const).map(saying);

const refusedAs = (said: string, by: readonly string[]): boolean => by.some((text) => said.startsWith(text));

/** What stands in these cases and nobody else may read. */
const secrets = /示例精密|王示例|13800000001|李示范|旧主办|2 号车间|停电了|量电压|-2026-000|示范窗口/;

let matrix: Matrix;
beforeAll(async () => {
  matrix = await openMatrix();
});

/** A tap that would be right for somebody who may make it. */
function tapOf(verb: string): Tap {
  const { closed, live, draft, report, written, handed, firm, request, flag, uninvited, policy } =
    matrix.things;
  const args: Record<string, string> = {
    'policy.yes': policy,
    'policy.no': policy,
    judge_lead: 'no',
    opine: 'satisfied',
    survey: 'fine',
    confirm: 'resolved',
  };
  if (/_sub$|^sub|^tell_|^grant_phone$/.test(verb))
    return { verb, id: live, ...(verb === 'subs' ? {} : { arg: '1' }) };
  const kinds = [
    [/^conduct\.|^reports?(\.|$)/, report],
    [/^behalf\.(resume|discard)$/, written],
    [/^firm|^behalf(\.fresh)?$/, firm],
    [/^behalf\./, handed],
    [/draft|^resume$/, draft],
    [/^asked\./, request],
    [/^flag/, flag],
    [/^invite\.one$/, uninvited],
    [/^(open|full|more|less|timeline|phone|plan|who_saw)$/, live],
  ] as const;
  const id = kinds.find(([pattern]) => pattern.test(verb))?.[1] ?? closed;
  const arg = args[verb];
  return { verb, id, ...(arg === undefined ? {} : { arg }) };
}

const mayTap = (verb: string, role: Role): boolean => buttons.get(verb)?.roles.includes(role) ?? false;

/** Taps of everybody at once, each of them one after the other. */
async function everybody<T>(run: (role: Role) => Promise<T[]>): Promise<T[]> {
  return (await Promise.all(roles.map(run))).flat();
}

it('has a line for every button, command and form, and none for what is not there', () => {
  expect([...buttons.keys()].toSorted()).toEqual([...new Set(verbs)].toSorted());
  const all = features.flatMap((feature) => Object.keys(feature.commands ?? {}));
  expect([...commands.keys()].toSorted()).toEqual([...new Set(all)].toSorted());
  const stepless = Object.keys(forms).filter((name) => forms[name]?.needs === undefined);
  const more = tableOf('Forms').flatMap(([names]) => namesIn(names));
  expect(more.toSorted()).toEqual([...stepless, 'opine_more'].toSorted());
  const stepped = Object.keys(forms).filter((name) => !more.includes(name));
  expect(stepped.filter((name) => !buttons.has(name))).toEqual([]);
});

/** What is wrong with how somebody is refused; nothing where all is well. */
async function refusedWrongly(role: Role, verb: string): Promise<string[]> {
  const { box, chat } = await matrix.taps(role, tapOf(verb));
  const isPlain = refusedAs(box, [...strict, ...vague]) && chat === '' && !secrets.test(box);
  return isPlain ? [] : [`${role} ${verb}: ${box} ${chat}`];
}

it('refuses everybody else, and nothing changes', async () => {
  const before = await matrix.fingerprint();
  const wrong = await everybody(async (role) => {
    const faults: string[] = [];
    for (const verb of verbs) if (!mayTap(verb, role)) faults.push(...(await refusedWrongly(role, verb)));
    return faults;
  });

  expect(wrong).toEqual([]);
  expect(await matrix.fingerprint()).toEqual(before);
  const foreign = (await matrix.shownTo()).filter((role) => !buttons.get('open')?.roles.includes(role));
  expect(foreign).toEqual([]);
}, 60_000);

it('says the same of a case that is not there', async () => {
  const told: string[] = [];
  for (const role of ['rival', 'earlier'] as const) {
    for (const verb of verbs.filter((one) => !mayTap(one, role))) {
      const tap = tapOf(verb);
      const there = await matrix.taps(role, tap);
      const nowhere = await matrix.taps(role, { ...tap, id: '00000000-0000-4000-8000-00000000dead' });
      if (there.box !== nowhere.box) told.push(`${role} ${verb}: ${there.box} / ${nowhere.box}`);
    }
  }

  expect(told).toEqual([]);
});

/** `/name`, and its list by a button. */
async function commandWrongly(role: Role, name: string, may: boolean): Promise<string[]> {
  const { chat } = await matrix.says(role, `/${name}`);
  if (refusedAs(chat, strict) === may) return [`${role} /${name}: ${chat}`];
  if (!may && isUntold(name) && !refusedAs(chat, hidden)) return [`${role} learns of /${name}`];
  if (!lists.includes(name)) return [];
  const { box } = await matrix.taps(role, { verb: 'list', arg: name });
  return refusedAs(box, strict) === may ? [`${role} list ${name}: ${box}`] : [];
}
const lists = ['tasks', 'enterprises', 'intake', 'overdue', 'board', 'flags'];
/** Says nothing of whether there is such a command. */
const hidden = ['没有这个命令', saying('refuse.not_bound'), saying('refuse.person_inactive')];

it('gives each command and list to those who have it', async () => {
  const wrong = await everybody(async (role) => {
    const faults: string[] = [];
    for (const [name, { roles: who }] of commands)
      faults.push(...(await commandWrongly(role, name, who.includes(role))));
    return faults;
  });

  expect(wrong).toEqual([]);
});

it('lets in whom the page names, as far as the state of the case does', async () => {
  const wrong = await everybody(async (role) => {
    const faults: string[] = [];
    for (const verb of verbs.filter(
      (one) => mayTap(one, role) && !buttons.get(one)?.roles.includes('outsider'),
    )) {
      const { box, chat } = await matrix.taps(role, tapOf(verb));
      if (refusedAs(box, strict)) faults.push(`${role} ${verb}: ${box} ${chat}`);
    }
    return faults;
  });

  expect(wrong).toEqual([]);
});

it('lets the deputy act while the owner is away, and only then', async () => {
  await matrix.deps.sql`
    update people set leave_from = ${matrix.deps.now()} where id = ${matrix.town.who.owner}`;
  const wrong: string[] = [];
  for (const [verb] of [...buttons].filter(([, { standIn }]) => standIn)) {
    const { box } = await matrix.taps('deputy', tapOf(verb));
    if (refusedAs(box, strict)) wrong.push(`${verb}: ${box}`);
  }

  expect(wrong).toEqual([]);
});

it('gives the number of a contact whole to nobody but whom the page names, and puts on record who asked', async () => {
  const whole = tableOf('Whose number').flatMap(([who = '', how = '']) =>
    how.trim() === 'in full'
      ? who.split(',').flatMap((one) => (one.trim() === 'contact' ? groups.contact : null) ?? [one.trim()])
      : [],
  );
  expect(whole).toEqual(['contact', 'second', 'torn', 'owner', 'deputy', 'dispatcher']);
  const roleOf = new Map(Object.entries(matrix.chats).map(([role, id]) => [id, role]));
  const told = matrix.api.calls
    .filter(({ params }) => JSON.stringify(params).includes('13800000001'))
    .map(({ chatId, params }) => ({ role: roleOf.get(chatId) ?? '', text: String(params.text) }));
  const looked = told.filter(({ role }) => !whole.includes(role));
  // Cards are sent by the post, which does not run here.
  const { deps, things } = matrix;
  const shown: string[] = [];
  for (const role of roles.filter((one) => one !== 'outsider')) {
    for (const id of [things.live, things.closed]) {
      const view = await loadCase(deps, id);
      const viewer = await loadViewer(deps, view, matrix.who[role] ?? '');
      const clock = { locale: 'zh', zone: view.rules.calendar.zone, now: deps.now() } as const;
      const pages = (['main', 'more'] as const).map((one) => renderCard(view, viewer, clock, one).html);
      if (viewer.frame !== 'none' && pages.join('').includes('13800000001')) shown.push(role);
    }
  }
  // By now the owner has tapped 授权电话.
  expect((await loadCase(deps, things.live)).appeal.subs).toMatchObject([{ phoneAt: expect.any(Number) }]);
  expect(shown.filter((role) => !whole.includes(role))).toEqual(['helper']);
  expect(shown).toContain('owner');

  // Whoever asks to be let in is checked by the numbers of the roster.
  const asked = looked.filter(({ text }) => text.startsWith('有人申请邀请码'));
  expect(new Set(asked.map(({ role }) => role))).toEqual(new Set(['admin']));
  const onCase = looked.filter((one) => !asked.includes(one));
  expect(onCase.filter(({ text }) => !/^📞.*查看已记下。$/s.test(text))).toEqual([]);
  const rows = await matrix.deps.sql<{ id: string }[]>`select distinct person_id as id from reads`;
  const recorded = roles.filter((role) => rows.some(({ id }) => id === matrix.who[role]));
  expect(onCase.map(({ role }) => role).filter((role) => !recorded.includes(role as Role))).toEqual([]);
  expect([...new Set(onCase.map(({ role }) => role))].toSorted()).toEqual([
    'discipline',
    'head',
    'leader',
    'supervisor',
  ]);
});

it('tells nobody by its number that there is a case that is not theirs', async () => {
  const [row] = await matrix.deps.sql<{ no: string }[]>`
    select no from appeals where id = ${matrix.things.live}`;
  const [no = '', none] = [row?.no, row?.no.replace(/\d{4}$/, '9999')];
  const told: string[] = [];
  for (const role of roles.filter((one) => !mayTap('open', one))) {
    // Whoever has never been here is told first what this is.
    if (role === 'outsider') await matrix.says(role, '您好');
    for (const words of [no, `核验 ${no} K7M2-9QXF-4TZB`]) {
      const there = await matrix.says(role, words);
      const nowhere = await matrix.says(role, words.replace(no, none ?? ''));
      const same = there.chat.replaceAll(no, '') === nowhere.chat.replaceAll(none ?? '', '');
      if (!same || secrets.test(there.chat.replaceAll(no, '')))
        told.push(`${role} ${words}: ${there.chat} / ${nowhere.chat}`);
    }
  }

  expect(told).toEqual([]);
});
