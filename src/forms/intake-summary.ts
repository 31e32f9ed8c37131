import { isAsked } from '../appeal/answer.ts';
import type { Answers } from '../appeal/appeal.ts';
import { categoryOf, gradeOf } from '../appeal/compose.ts';
import type { Question } from '../policy/policy.ts';
import { writeAnswer } from '../text/answer.ts';
import { escapeHtml, plain, raw, tame } from '../text/html.ts';
import type { Locale } from '../text/locale.ts';
import { gradeName, inLocale } from '../text/names.ts';
import { say } from '../text/say.ts';
import type { FormCase, Wording } from './form.ts';
import type { IntakeFacts } from './intake.ts';

type Case = FormCase<IntakeFacts>;

/** Telegram takes 4,096 characters; what is longer than this goes out in two messages. */
const LONGEST = 3500;
/** Two short fields stand on one line. */
const SHORT = { zh: 14, en: 24 };

/** The whole form as the person checks it before submitting. */
export function summaryOf(answers: Answers, c: Case): Wording[] {
  const { view, clock, rules, facts } = c;
  const { locale } = clock;
  const category = categoryOf(rules.policy, view?.appeal.category ?? null);
  if (view === null || category === undefined) return [{ say: 'summary.edit' }];
  const html = say(locale, 'summary.text', {
    enterprise: view.enterprise.name,
    category: inLocale(locale, category.name),
    grade: gradeName(locale, gradeOf(category, answers).grade),
    fields: raw(fieldLines(answers, c).join('\n')),
    files_line: filesLine(c),
    owner_name: facts.owner?.name ?? say(locale, 'role.dispatcher'),
    owner_unit: facts.owner?.unit ?? '',
  });
  const linked = view.linked.map((no) => say(locale, 'card.linked', { linked: no }));
  const others = facts.others > 0 ? [say(locale, 'similar.others', { n: facts.others })] : [];
  const papers = category.papers === undefined ? [] : [escapeHtml(inLocale(locale, category.papers))];
  return inParts([html, ...linked, ...others, ...papers].join('\n\n'));
}

/** How many photos and other files there are. */
export function filesLine({ facts, clock: { locale } }: Case): string {
  const { photos, documents } = facts.files;
  return photos + documents === 0
    ? say(locale, 'files.none')
    : say(locale, 'files.line', { photos: photos || '', docs: documents || '' });
}

/** Label and answer of every question that was answered, in the form's order. */
export function fieldLines(answers: Answers, c: Case): string[] {
  const category = categoryOf(c.rules.policy, c.view?.appeal.category ?? null);
  if (category === undefined) return [];
  const fields = category.questions
    .filter((q) => q.type !== 'files' && answers[q.key] !== undefined && isAsked(q, category, answers))
    .map((q) => fieldOf(q, answers, c));
  return paired(fields, c.clock.locale);
}

function fieldOf(question: Question, answers: Answers, { view, clock }: Case): string {
  const value = answers[question.key] ?? '';
  const written = writeAnswer(question, value, { clock, address: view?.enterprise.address ?? '' });
  return say(clock.locale, 'summary.field', {
    label: inLocale(clock.locale, question.label),
    value: raw(escapeHtml(tame(written))),
  });
}

function paired(fields: string[], locale: Locale): string[] {
  const gap = locale === 'zh' ? '　' : ' · ';
  const lines: string[] = [];
  let open = false;
  for (const field of fields) {
    const isShort = plain(field).length <= SHORT[locale];
    const last = lines.length - 1;
    if (open && isShort) lines[last] = `${lines[last]}${gap}${field}`;
    else lines.push(field);
    open = isShort && !open;
  }
  return lines;
}

/** Breaks a long summary between two lines; a line longer than a message stands alone. */
export function inParts(html: string): Wording[] {
  if (plain(html).length <= LONGEST) return [{ html }];
  const parts: string[] = [''];
  for (const line of html.split('\n')) {
    const last = parts.at(-1) ?? '';
    if (last !== '' && last.length + line.length > LONGEST) parts.push(line);
    else parts[parts.length - 1] = last === '' ? line : `${last}\n${line}`;
  }
  return parts.map((part) => ({ html: part }));
}
