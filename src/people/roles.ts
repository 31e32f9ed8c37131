/** The roles of staff, in the order in which they are shown. Contact and deputy follow from other rows. */
export const staffRoles = [
  'cadre',
  'cohandler',
  'dispatcher',
  'leader',
  'head',
  'supervisor',
  'discipline',
  'admin',
] as const;

export type StaffRole = (typeof staffRoles)[number];

const names: Record<StaffRole, { zh: string; others: string[] }> = {
  cadre: { zh: '挂钩干部', others: ['干部', '包企干部', '网格员'] },
  cohandler: { zh: '协办', others: ['协办人', '协办员', 'co-handler', 'helper', '站所', '部门', '村'] },
  dispatcher: { zh: '派单员', others: ['派单', '受理员'] },
  leader: { zh: '分管领导', others: ['领导'] },
  head: { zh: '党政主要领导', others: ['主要领导', 'chief'] },
  supervisor: { zh: '督查', others: ['督查员', '督察'] },
  discipline: { zh: '镇纪委', others: ['纪委', '纪检', 'discipline office'] },
  admin: { zh: '管理员', others: ['系统管理员', 'administrator'] },
};

const byName = new Map<string, StaffRole>(
  staffRoles.flatMap((role) =>
    [role, names[role].zh, ...names[role].others].map((name) => [name, role] as const),
  ),
);

export function roleName(role: StaffRole, locale: 'zh' | 'en'): string {
  return locale === 'zh' ? names[role].zh : role;
}

/** Reads `cadre, 派单员、督查`; names what it does not know. Order and repetition do not matter. */
export function parseRoles(text: string): { roles: StaffRole[]; unknown: string[] } {
  const words = splitList(text);
  const found = words.map((word) => byName.get(word.toLowerCase().replace(/[_\s]+/g, ' ')));
  return {
    roles: staffRoles.filter((role) => found.includes(role)),
    unknown: words.filter((_, i) => found[i] === undefined),
  };
}

/** Splits what people type between names: commas and semicolons of both scripts, 、 / | and line breaks. */
export function splitList(text: string): string[] {
  const words = text.split(/[,，、;；/|\n]+/).map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ''))];
}
