import type { Words } from '../text/locale.ts';

/** Which window of the demo's page shows a person; their order there is the order here. */
export type Window = 1 | 2 | 3;

export type Player = {
  part: Part;
  name: string;
  phone: string;
  unit: string;
  roles: readonly string[];
  window: Window;
  role: Words;
};

export type Part =
  | 'contact'
  | 'other_contact'
  | 'cadre'
  | 'deputy'
  | 'dispatcher'
  | 'helper'
  | 'supervisor'
  | 'leader'
  | 'head'
  | 'discipline'
  | 'admin';

const words = (zh: string, en: string): Words => ({ zh, en });

/**
 * The people whose phones the page shows. Every name says that it is made up, and no network gives out numbers that
 * begin with 1380000.
 */
// biome-ignore format: one person, one line
export const players: readonly Player[] = [
  { part: 'contact', name: '王示例', phone: '13800000001', unit: '', roles: [], window: 1, role: words('企业联系人', 'Enterprise') },
  { part: 'other_contact', name: '何样本', phone: '13800000010', unit: '', roles: [], window: 1, role: words('另一家企业', 'Another enterprise') },
  { part: 'cadre', name: '李示范', phone: '13800000002', unit: '经发办', roles: ['cadre'], window: 2, role: words('挂钩干部', 'Cadre') },
  { part: 'deputy', name: '赵样本', phone: '13800000003', unit: '经发办', roles: ['cadre'], window: 2, role: words('AB角', 'Deputy') },
  { part: 'dispatcher', name: '钱范例', phone: '13800000004', unit: '营商办', roles: ['dispatcher'], window: 2, role: words('派单员', 'Dispatcher') },
  { part: 'helper', name: '冯样例', phone: '13800000009', unit: '示范供电所', roles: ['cohandler'], window: 2, role: words('协办', 'Co-handler') },
  { part: 'supervisor', name: '吴演示', phone: '13800000006', unit: '党政办', roles: ['supervisor'], window: 3, role: words('督查', 'Supervisor') },
  { part: 'leader', name: '孙模拟', phone: '13800000005', unit: '党政办', roles: ['leader'], window: 3, role: words('分管领导', 'Leader') },
  { part: 'head', name: '郑示范', phone: '13800000007', unit: '党政办', roles: ['head'], window: 3, role: words('主要领导', 'Head') },
  { part: 'discipline', name: '冯模拟', phone: '13800000008', unit: '镇纪委', roles: ['discipline'], window: 3, role: words('镇纪委', 'Discipline') },
  { part: 'admin', name: '褚示例', phone: '13800000011', unit: '党政办', roles: ['admin'], window: 3, role: words('管理员', 'Administrator') },
];

/** The other cadres, who make eleven with the two above. */
const otherCadres = [
  '陈样例',
  '卫示例',
  '蒋范例',
  '沈演示',
  '韩模拟',
  '杨样本',
  '朱示范',
  '秦样例',
  '尤范例',
].map((name, i) => ({
  name,
  phone: `138000000${21 + i}`,
  unit: ['经发办', '营商办', '党政办'][i % 3] ?? '经发办',
}));

/** All eleven cadres, by name and phone; each stands in for the one before. */
export const cadres: readonly { name: string; phone: string; unit: string }[] = [
  ...players.filter(({ part }) => part === 'cadre' || part === 'deputy'),
  ...otherCadres,
];

/** Patches of the town, in the image of a township with parks and villages; the number is the cadre's. */
export const grids: readonly { name: string; park: string; cadre: number }[] = [
  { name: '示范园区片区', park: '示范园区', cadre: 0 },
  { name: '样本家具园片区', park: '样本家具园', cadre: 1 },
  { name: '示例智能家居园片区', park: '示例智能家居园', cadre: 2 },
  { name: '演示新材料园片区', park: '演示新材料园', cadre: 3 },
  { name: '模拟物流园片区', park: '模拟物流园', cadre: 4 },
  { name: '样例食品园片区', park: '样例食品园', cadre: 5 },
  { name: '范例机电园片区', park: '范例机电园', cadre: 6 },
  { name: '示范社区片区', park: '', cadre: 7 },
  { name: '样本村片区', park: '', cadre: 8 },
  { name: '示例村片区', park: '', cadre: 9 },
  { name: '演示村片区', park: '', cadre: 10 },
  { name: '模拟社区片区', park: '', cadre: 7 },
  { name: '样例街片区', park: '', cadre: 8 },
  { name: '范例商贸片区', park: '', cadre: 9 },
  { name: '示范农产品园片区', park: '示范农产品园', cadre: 10 },
];
