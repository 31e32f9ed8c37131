import { type Answers, type Appeal, newAppeal } from '../../src/appeal/appeal.ts';
import type { CaseView, Member } from '../../src/appeal/views.ts';
import { positionOf, readAnswer } from '../../src/forms/flow.ts';
import type { Form, FormCase } from '../../src/forms/form.ts';
import { Refusal } from '../../src/refusal.ts';
import { rules } from '../support/walk.ts';

/** Thursday, 19 November 2026, 10:05 in the town. */
export const now = new Date('2026-11-19T10:05+08:00');

const member = (id: string, name: string): Member => ({
  id,
  name,
  unit: '经发办',
  phone: '13800000002',
  phoneShown: false,
  locale: 'zh',
  muted: false,
  roles: ['cadre'],
});

/** A case as a form of the staff sees one. */
export function caseOf<F>(facts: F, change: Partial<Appeal> = {}): FormCase<F> {
  const [contact, owner, leader] = [member('c', '王示例'), member('o', '李示范'), member('l', '孙模拟')];
  const at = now.getTime();
  const appeal: Appeal = {
    ...newAppeal('00000000-0000-4000-8000-000000000001', 'e', 'c', rules.policy.version, at),
    no: '杨企诉-2026-0042',
    status: 'in_progress',
    ownerId: 'o',
    submittedAt: at,
    roundAt: at,
    ownedAt: at,
    contactFrom: at,
    ...change,
  };
  const view: CaseView = {
    appeal,
    rules,
    enterprise: { id: 'e', name: '示例精密材料有限公司', grid: '示范园区片区', address: '', uscc: '' },
    people: { c: contact, o: owner, l: leader },
    contact,
    owner,
    leader,
    deputy: null,
    standIn: null,
    dispatcher: null,
    supervisor: null,
    related: { parent: null, alike: [] },
    linked: [],
    office: { dispatcher: [], leader: [], head: [], supervisor: [], away: {} },
    filed: { photos: 0, documents: 0 },
    files: { photos: 0, documents: 0 },
  };
  const clock = { locale: 'zh' as const, zone: 'Asia/Shanghai', now };
  return { view, rules, clock, person: { id: 'o', name: '李示范' }, facts };
}

type Input = { text: string } | { option: string } | { files: string[] };

/**
 * Answers question after question. @returns the answers, or the code of the refusal at which it stopped
 */
export function fill<F>(form: Form<F>, c: FormCase<F>, inputs: readonly Input[], given: Answers = {}) {
  const answers = { ...given };
  for (const input of inputs) {
    const state = { form, answers, memo: {}, c };
    const position = positionOf(state);
    if (position.at !== 'ask') return { answers, stopped: `no question for ${JSON.stringify(input)}` };
    try {
      answers[position.ask.key] = readAnswer(state, position.ask, input);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { answers, stopped: error.code, params: error.params };
    }
  }
  return { answers, at: positionOf({ form, answers, memo: {}, c }).at };
}
