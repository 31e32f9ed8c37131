const names = [
  'name',
  'town',
  'contact_name',
  'owner_name',
  'owner_unit',
  'deputy_name',
  'dispatcher_name',
  'leader_name',
  'supervisor_name',
  'cadre_name',
  'cadre_unit',
  'staff_name',
  'helper_name',
  'helper_unit',
  'other_name',
  'signer',
  'typed',
  'by',
  'last_by',
  'unit',
  'other',
];
const words = [
  'text',
  'reason',
  'ask_reason',
  'ext_reason',
  'promise',
  'earlier',
  'result',
  'note',
  'words',
  'explain',
  'basis',
  'opinion',
  'objection',
  'task',
  'relief',
  'wanted',
];

/** Where no length is given, so that no single value can break the limit of a message. */
const LONGEST = 600;
const ON_CARD = 60;
/** What is cut shorter than this stands on one line. */
const ONE_LINE = 60;

const lengths: Record<string, number> = {
  ...Object.fromEntries(names.map((name) => [name, 20])),
  title: 40,
  owner_name: 45,
  cadre_name: 45,
  category: 8,
  enterprise: 30,
  grid: 16,
  place: 40,
  sub_no: 40,
  enterprise_short: 8,
  title_short: 20,
  last_note: 60,
};

/** How much of a placeholder's value is shown, in code points, and whether on one line. */
export function lengthOf(key: string, placeholder: string): { max: number; oneLine: boolean } {
  const short = key.startsWith('card.') && words.includes(placeholder);
  const max = lengths[placeholder] ?? (short ? ON_CARD : LONGEST);
  return { max, oneLine: max <= ONE_LINE };
}
