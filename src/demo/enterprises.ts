import { checkCharacter } from '../people/uscc.ts';
import { grids, players } from './cast.ts';

export type MadeUp = {
  name: string;
  uscc: string;
  grid: string;
  park: string;
  address: string;
  industry: string;
  size: string;
  employees: number;
  contact: { name: string; phone: string };
};

const COUNT = 212;
const marks = ['示例', '样本', '模拟', '样例', '演示', '范例', '示范'];
/** With 7 marks and a prime number of these, every one of the first 7 × 31 names is another one. */
const trades: readonly [trade: string, industry: string][] = [
  ['木门', '家具制造'],
  ['板材', '家具制造'],
  ['沙发', '家具制造'],
  ['橱柜', '家具制造'],
  ['五金', '金属制品'],
  ['钢结构', '金属制品'],
  ['铝型材', '金属制品'],
  ['阀门', '通用设备'],
  ['水泵', '通用设备'],
  ['电机', '电气机械'],
  ['电缆', '电气机械'],
  ['变压器', '电气机械'],
  ['塑料管', '塑料制品'],
  ['包装', '塑料制品'],
  ['印刷', '印刷'],
  ['纸箱', '造纸'],
  ['涂料', '化学原料'],
  ['玻璃', '非金属矿物'],
  ['陶瓷', '非金属矿物'],
  ['混凝土', '非金属矿物'],
  ['面粉', '农副食品'],
  ['豆制品', '农副食品'],
  ['饮料', '饮料'],
  ['糕点', '食品制造'],
  ['肉食品', '食品制造'],
  ['花卉', '农业'],
  ['蔬菜', '农业'],
  ['冷链', '仓储物流'],
  ['货运', '仓储物流'],
  ['汽修', '修理'],
  ['餐饮', '餐饮'],
];
const surnames = [
  ...'张刘杨黄周徐胡高林郭马罗梁宋唐许邓曹彭曾萧田董袁潘蔡余杜叶程苏魏吕丁任姚卢姜崔钟谭陆汪范金石廖贾夏付方邹熊',
];
const kinds: readonly [suffix: string, size: string, employees: number][] = [
  ['有限公司', '规上', 126],
  ['有限公司', '小微', 32],
  ['厂', '小微', 18],
  ['有限公司', '小微', 45],
  ['经营部', '个体', 5],
];

const pick = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;

/** A valid code of a district that does not exist (539900), so that it is nobody's. */
function codeOf(i: number): string {
  const first = `91539900MA0DM${String(i).padStart(4, '0')}`;
  return first + checkCharacter(first);
}

const contactOf = (part: string) => {
  const { name = '', phone = '' } = players.find((player) => player.part === part) ?? {};
  return { name, phone };
};

/** The two whose phones the page shows. */
const shown: readonly Partial<MadeUp>[] = [
  { name: '示例精密材料有限公司', industry: '金属制品', contact: contactOf('contact') },
  { name: '样本木业有限公司', industry: '家具制造', contact: contactOf('other_contact') },
];

function make(i: number): MadeUp {
  // The first two are neighbours, so that one cadre answers for both.
  const grid = pick(grids, i < shown.length ? 0 : i);
  const [trade, industry] = pick(trades, i);
  const [suffix, size, employees] = pick(kinds, i < shown.length ? 0 : i);
  return {
    name: `${pick(marks, i)}${trade}${suffix}`,
    uscc: codeOf(i + 1),
    grid: grid.name,
    park: grid.park,
    address: `${grid.park || grid.name.replace(/片区$/, '')} ${1 + Math.floor(i / 7)} 号`,
    industry,
    size,
    employees: employees + (i % 9),
    contact: {
      name: `${pick(surnames, i)}${pick(marks, i + 3)}`,
      phone: `1380000${1000 + i}`,
    },
    ...shown[i],
  };
}

/** More than two hundred enterprises that do not exist, divided among the patches. The same each time. */
export const enterprises: readonly MadeUp[] = Array.from({ length: COUNT }, (_, i) => make(i));
