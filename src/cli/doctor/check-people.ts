import { type Coverage, coverage } from '../../people/coverage.ts';
import { roleName, type StaffRole } from '../../people/roles.ts';
import { type Check, fail, ok, type OpenPatient, type Result, warn } from './finding.ts';
import { readApplied, readRolesHeld } from './views.ts';

/** Without one of these, somebody's word is missing sooner or later. */
const needed: StaffRole[] = ['dispatcher', 'leader', 'supervisor', 'admin'];
const SHOWN = 5;

/** Whether somebody answers for every enterprise, and every office is held. */
export const people: Check<OpenPatient> = {
  id: 'people',
  run: async ({ sql }) => {
    if ((await readApplied(sql)) === null) return emptyRoster();
    const covered = await coverage({ sql });
    if (covered.staff === 0) return emptyRoster();
    const held = await readRolesHeld(sql);
    return judge(
      covered,
      needed.filter((role) => !held.includes(role)),
    );
  },
};

function emptyRoster(): Result {
  return warn(
    { zh: '名册是空的', en: 'the roster is empty' },
    {
      zh: 'npx xiaoer template staff，填好后 npx xiaoer import staff FILE',
      en: 'npx xiaoer template staff, fill it in, npx xiaoer import staff FILE',
    },
  );
}

function judge(
  { staff, enterprises, withoutCadre, withoutDeputy, unbound }: Coverage,
  vacant: StaffRole[],
): Result {
  if (withoutCadre.length > 0) {
    return fail(
      {
        zh: `没有挂钩干部的企业 ${withoutCadre.length} 家：${some(withoutCadre)}`,
        en: `enterprises without a cadre: ${withoutCadre.length} (${some(withoutCadre)})`,
      },
      {
        zh: '在干部名册的“片区”写上它们的片区，再导入一次',
        en: 'give their grids to a cadre in the staff roster and import it again',
      },
    );
  }
  if (withoutDeputy.length > 0) {
    return warn(
      {
        zh: `没有 AB角的企业 ${withoutDeputy.length} 家：${some(withoutDeputy)}`,
        en: `enterprises without a deputy: ${withoutDeputy.length} (${some(withoutDeputy)})`,
      },
      {
        zh: '在干部名册的“代理人”写上手机，再导入一次',
        en: 'fill deputy_phone in the staff roster and import it again',
      },
    );
  }
  if (vacant.length > 0) {
    return warn(
      {
        zh: `没有人是：${vacant.map((role) => roleName(role, 'zh')).join('、')}`,
        en: `nobody is: ${vacant.join(', ')}`,
      },
      {
        zh: '在干部名册的“角色”加上，再导入一次',
        en: 'add the role in the staff roster and import it again',
      },
    );
  }
  return ok(
    `${staff} 名干部；${enterprises} 家企业都有挂钩干部和 AB角；还没绑定的企业 ${unbound} 家`,
    `staff: ${staff}; enterprises: ${enterprises}, all with cadre and deputy; not bound yet: ${unbound}`,
  );
}

function some(rows: { name: string; grid: string }[]): string {
  const names = rows.slice(0, SHOWN).map((row) => `${row.name}（${row.grid}）`);
  return names.join('、') + (rows.length > SHOWN ? '…' : '');
}
