import type { Deps } from '../../src/deps.ts';
import { createInvitations, type NewInvitation } from '../../src/people/invitations.ts';
import { importEnterprises } from '../../src/people/roster/import-enterprises.ts';
import { importStaff } from '../../src/people/roster/import-staff.ts';
import { createWorld, type World } from '../support/world.ts';
import { csv, uscc } from './roster/support.ts';

const STAFF = csv(
  '姓名,手机,单位,角色,片区,代理人',
  '李示范,13800000001,经发办,cadre,东片区,13800000002',
  '赵样本,13800000002,经发办,cadre,西片区,',
  '冯模拟,13800000008,镇纪委,discipline,,',
);
const ENTERPRISES = csv(
  '名称,uscc,片区,联系人,联系电话',
  `示例精密材料有限公司,${uscc(1)},东片区,王示例,13900000001`,
  `样本家具有限公司,${uscc(2)},西片区,王示例,13900000001`,
  `范例食品有限公司,${uscc(3)},东片区,郑演示,13900000002`,
);

export type Roster = World & {
  /** A fresh code for the one with this phone, as staff or for the enterprise with this number. */
  code: (phone: string, enterprise?: number) => Promise<string>;
  /** Fresh codes for everybody. */
  all: () => Promise<NewInvitation[]>;
  id: (phone: string) => Promise<string>;
  enterprise: (n: number) => Promise<string>;
};

/** A world with a small roster. */
export async function createRoster(options: { policy?: string } = {}): Promise<Roster> {
  const world = await createWorld(options);
  const { deps } = world;
  await importStaff(deps, STAFF);
  await importEnterprises(deps, ENTERPRISES);
  return {
    ...world,
    code: (phone, enterprise) => codeOf(deps, phone, enterprise),
    all: () => createInvitations(deps),
    id: async (phone) => idOf(await deps.sql<Id[]>`select id from people where phone = ${phone}`),
    enterprise: async (n) => idOf(await deps.sql<Id[]>`select id from enterprises where uscc = ${uscc(n)}`),
  };
}

async function codeOf(deps: Deps, phone: string, enterprise?: number): Promise<string> {
  const made = await createInvitations(deps);
  const wanted = enterprise === undefined ? null : uscc(enterprise);
  const found = made.find((row) => row.phone === phone && row.uscc === wanted);
  if (!found) throw new Error(`${phone} was not invited`);
  return found.code;
}

type Id = { id: string };

function idOf([row]: Id[]): string {
  if (!row) throw new Error('not on the roster');
  return row.id;
}
