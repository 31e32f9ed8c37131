import { cut } from './html.ts';

/** `2026-0042` of `杨企诉-2026-0042`; a sub-task keeps its end: `2026-0042-协1`. */
export function shortNumber(no: string): string {
  return no.replace(/^[^\d-][^-]*-(?=\d)/, '');
}

const LEGAL_FORM =
  /(?:股份|责任)?有限(?:责任)?公司|[（(]?(?:特殊)?普通合伙[）)]?|[（(]有限合伙[）)]|集团|,? ?\b(?:co|ltd|inc|llc|corp)\b\.?/gi;

/** The part of an enterprise's name that tells it apart, at most 8 characters. */
export function shortName(enterprise: string): string {
  const short = enterprise.replace(LEGAL_FORM, '').trim();
  return cut(short === '' ? enterprise : short, 8);
}

/** `138****0001`, `0871-****0001`: enough to recognise a number one knows, not enough to call it. */
export function maskPhone(phone: string): string {
  const number = phone.replace(/^(?:\+|00)86[ -]?/, '').replace(/[ ()（）]/g, '');
  const [, area = '', rest = number] = /^(0\d{2,3})-?(\d{7,})$/.exec(number.replace(/-(?=\d{4}$)/, '')) ?? [];
  if (area !== '') return `${area}-****${rest.slice(-4)}`;
  return number.length < 8 ? '****' : `${number.slice(0, 3)}****${number.slice(-4)}`;
}
