import type { Locale } from '../text/locale.ts';
import { inEnglish } from './english.ts';
import type { OpenQuestion } from './store-tour.ts';
import type { TourStep } from './tour.ts';

/** What the helping hand types, by form and question. */
const texts: Record<string, string> = {
  'intake.description': '二号车间下午三点后电压掉到 340 伏，三台机床跳闸',
  'intake.location': '二号车间',
  'intake.wanted': '电压稳在 380 伏左右，机床不跳闸',
  'log_contact.note': '明早九点带供电所一起去量电压',
  'confirm.text': '下午三点又掉到 345 伏，机床还是跳',
  'confirm.missing': '下午高峰电压还不稳',
};

/** By round: nobody believes the same result twice. */
const results = [
  '供电所量过，已经把变压器调高一档，下午三点是 372 伏',
  '换了一段老线，两台变压器分开带，连量三次都在 378 伏以上',
];

type Typist = { name: string; round: number; locale: Locale };
type Question = Pick<OpenQuestion, 'form' | 'step'>;

/** Undefined where a tap answers as well. */
export function typedFor(question: Question, who: Typist): string | undefined {
  const text = inChinese(question, who);
  return who.locale === 'en' ? inEnglish(text) : text;
}

function inChinese({ form, step }: Question, who: Typist): string | undefined {
  if (form === 'confirm' && step === 'name') return who.name;
  if (form === 'report_done' && step === 'text') return results[Math.min(who.round, results.length) - 1];
  return texts[`${form}.${step}`];
}

const answers: Record<string, readonly string[]> = {
  intake: ['PWR', 'low', 'v380', 'afternoon', 'yesterday', 'affected', 'none', 'summary'],
  log_contact: ['phone', 'just_now'],
  report_done: ['resolved'],
};

/** What the helping hand taps where a question has several answers: the first of these that is there. */
export function preferred({ form, step }: Question, towards: TourStep): readonly string[] {
  if (form === 'confirm') {
    return towards === 'refuse'
      ? ['unresolved', 'dissatisfied', 'not_done']
      : ['resolved', 'satisfied', 'keep_done'];
  }
  return step === 'same' ? ['other'] : (answers[form] ?? []);
}
