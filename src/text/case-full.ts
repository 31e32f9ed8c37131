import { categoryOf, questionsFor } from '../appeal/compose.ts';
import type { CaseView } from '../appeal/views.ts';
import { writeAnswer } from './answer.ts';
import { caseParams } from './case-params.ts';
import { writeAt } from './case-times.ts';
import type { TextKey } from './deck.ts';
import { cut, escapeHtml } from './html.ts';
import { say, sayKey } from './say.ts';
import { writeSubFull } from './sub-card.ts';
import type { Viewer } from './viewer.ts';
import type { Clock } from './when.ts';

/** Visible characters; a message of Telegram holds 4096. */
const MOST = 3900;

/**
 * 查看全文: every answer with its label, the items asked for, the last result and what the enterprise said to it.
 * One message; an answer too long for it is cut.
 */
export function writeFull(view: CaseView, viewer: Viewer, clock: Clock): string {
  if (viewer.frame === 'cohandler') return writeSubFull(view, viewer, clock);
  const head = headOf(view, viewer, clock);
  const tail = tailOf(view, viewer, clock);
  const fields = fieldsOf(view, clock);
  const room = MOST - [...head, ...tail].join('\n').length;
  return [...head, ...fitted(fields, room, clock.locale === 'zh' ? '：' : ': '), ...tail].join('\n');
}

function headOf(view: CaseView, viewer: Viewer, clock: Clock): string[] {
  const params = caseParams(view, viewer, clock);
  const at = writeAt(clock, view.appeal.submittedAt);
  const written = view.appeal.behalf === null ? [] : ['full.behalf'];
  const keys = [
    'full.head',
    'full.filed',
    ...written,
    ...(viewer.frame === 'enterprise' ? [] : ['full.contact']),
  ];
  return keys.map((key) => sayKey(clock.locale, key, { ...params, at }));
}

/** Every answer with its label, a line each, within so many characters. */
export function writeFields(view: CaseView, clock: Clock, room: number): string {
  return fitted(fieldsOf(view, clock), room, clock.locale === 'zh' ? '：' : ': ').join('\n');
}

type Field = { label: string; value: string };

function fieldsOf({ appeal, rules, enterprise }: CaseView, clock: Clock): Field[] {
  const category = categoryOf(rules.policy, appeal.category);
  if (category === undefined) return [];
  const setting = { clock, address: enterprise.address };
  return questionsFor(category, appeal.answers).flatMap((question) => {
    const value = appeal.answers[question.key];
    if (value === undefined || question.type === 'files') return [];
    return [{ label: question.label[clock.locale], value: writeAnswer(question, value, setting) }];
  });
}

/** The longest answers give way first. */
function fitted(fields: Field[], room: number, colon: string): string[] {
  const write = (most: number): string[] =>
    fields.map(({ label, value }) => `${escapeHtml(label)}${colon}${escapeHtml(cut(value, most))}`);
  for (const most of [2000, 1000, 500, 250, 120]) {
    const lines = write(most);
    if (lines.join('\n').length <= room) return lines;
  }
  return write(60);
}

const opinionKeys: Record<string, TextKey> = { relapse: 'full.relapse', by_phone: 'full.opinion.phone' };

function tailOf(view: CaseView, viewer: Viewer, clock: Clock): string[] {
  const { files, appeal } = view;
  const { locale } = clock;
  const params = caseParams(view, viewer, clock);
  const { opinion, result, info } = appeal;
  return [
    ...(files.photos + files.documents === 0
      ? []
      : [say(locale, 'full.files', { photos: files.photos || '', docs: files.documents || '' })]),
    ...(info === null ? [] : [sayKey(locale, 'full.items', params)]),
    ...(result === null ? [] : [sayKey(locale, 'full.result', params)]),
    ...(opinion === null
      ? []
      : [
          sayKey(locale, opinionKeys[opinion.reason] ?? 'full.opinion', {
            solved: say(locale, `label.${opinion.solved}`),
            rating: say(locale, `label.${opinion.rating}`),
            text: opinion.text,
          }),
        ]),
  ];
}
