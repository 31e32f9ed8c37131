import type { Answers } from '../appeal/appeal.ts';
import type { AppealEvent } from '../appeal/events.ts';
import type { Part } from './cast.ts';

/** Who takes a step: the contact who filed, whoever owns the case then, or one of the office. */
export type Actor = 'filer' | 'owner' | Part;

export type Step = {
  /** Hours after the step before. */
  after: number;
  by: Actor;
  event: (at: number) => AppealEvent;
};

/** A case of the past: who filed what, when, and what became of it. */
export type Story = {
  /** Index in the list of enterprises. */
  enterprise: number;
  category: string;
  /** Days ago. */
  days: number;
  description: string;
  wanted: string;
  /** Answers that matter for the title; the others are made up. */
  answers?: Answers;
  steps: readonly Step[];
};

const step = (after: number, by: Actor, event: AppealEvent | Step['event']): Step => ({
  after,
  by,
  event: typeof event === 'function' ? event : () => event,
});

const signs = (after: number) => step(after, 'owner', { type: 'acknowledge' });
const calls = (after: number, note: string, how = 'phone') =>
  step(after, 'owner', (at) => ({ type: 'log_contact', at, how, note }));
const agrees = (after: number) => step(after, 'filer', { type: 'confirm_contact', yes: true });
const notes = (after: number, text: string) => step(after, 'owner', { type: 'progress', text });
const asks = (after: number, items: string[]) => step(after, 'owner', { type: 'ask_info', items });
const supplies = (after: number, item: string, text: string) =>
  step(after, 'filer', { type: 'answer_info', answers: [{ item, text, files: 0, none: false }] });
const reports = (after: number, text: string) =>
  step(after, 'owner', { type: 'report_done', outcome: 'resolved', text, left: '' });
/** The name is filled in from the roster. */
const closes = (after: number) =>
  step(after, 'filer', { type: 'sign', solved: 'resolved', name: '', differs: false });
const refuses = (after: number, text: string) =>
  step(after, 'filer', {
    type: 'refuse_result',
    solved: 'unresolved',
    rating: 'dissatisfied',
    reason: 'not_done',
    text,
  });
const explains = (after: number, text: string) =>
  step(after, 'owner', { type: 'give_reason', reason: 'wait_other', text });

/** Acknowledged, called, confirmed: how nearly every case begins. */
const begun = (note: string): Step[] => [signs(1.5), calls(2, note), agrees(1)];
const solved = (note: string, progress: string, result: string): Step[] => [
  ...begun(note),
  notes(20, progress),
  reports(22, result),
  closes(6),
];

type Matter = Omit<Story, 'steps' | 'enterprise' | 'days'>;

const matter = (category: string, description: string, wanted: string, answers: Answers = {}): Matter => ({
  category,
  description,
  wanted,
  answers,
});

const power = matter('PWR', '车间下午电压偏低，机床常常跳闸', '电压稳在 380 伏左右', {
  kind: 'low',
  level: 'v380',
  location: '一号车间',
});
const gas = matter('GAS', '园区还没通天然气，烤漆房一直烧罐装气', '说清管网几时到园区，先登记用量', {
  kind: 'none_yet',
  location: '烤漆房',
});
const school = matter('EDU', '几名工人的孩子要上一年级，不知道找哪所学校', '孩子都能在镇上上学', {
  stage: 'primary',
  count: 2,
});
const jobs = matter('JOB', '订单多了，缺 8 名装配工', '在招聘会上发布，月底前到岗', {
  post: '装配工',
  number: 8,
});
const water = matter('WAT', '宿舍楼早晚水压低，三楼以上没水', '早晚高峰也有水', {
  kind: 'pressure',
  location: '宿舍楼',
});
const road = matter('INFRA', '厂门口路面坑洼，货车颠坏过玻璃', '把 200 米路面修平', {
  kind: 'road',
  location: '厂门口',
  risk: 'no_risk',
});
const lamps = matter('INFRA', '园区门口路灯坏了两盏，夜班工人怕黑', '把路灯修好', {
  kind: 'lamps',
  location: '园区东门',
  risk: 'no_risk',
});
const housing = matter('HSG', '新招的 12 名工人没有地方住', '介绍可以租的公租房', {
  kind: 'public',
  beds: 12,
});
const loan = matter('FIN', '原料涨价，流动资金紧，想贷 50 万元', '对接一家能办信用贷的银行', {
  kind: 'loan',
  amount: 50,
});
const permit = matter('PERM', '厂房扩建不知道先办哪些手续', '一次讲清要办的事和要交的材料', {
  step: 'planning',
  project: '厂房扩建',
});
const policy = matter('POL', '想申报技改补贴，不知道够不够条件', '告诉我们够不够、几号前交', {
  kind: 'apply',
  policy: '技改补贴',
});
const upgrade = matter('REG', '个体户想转成企业，怕来回跑', '一次办完个转企', {
  kind: 'upgrade',
  current: 'trader',
});
const land = matter('LAND', '旁边空地想租来放成品，不知道归谁管', '找到归口的人谈一次', {
  stage: 'site',
  parcel: '厂区东侧空地',
});
const check = matter('INSP', '一个月来了三拨检查，内容差不多', '能合在一次就合在一次', {
  kind: 'repeated',
  agency: '三家单位',
});
const noise = matter('NEIGH', '夜里装货，附近村民来堵过门', '请村里一起坐下来谈一次', {
  kind: 'blocked',
  location: '厂门口',
});

const at = (enterprise: number, days: number, what: Matter, steps: Step[]): Story => ({
  ...what,
  enterprise,
  days,
  steps,
});

/** Ended well, some of them in a second round. */
const ended: Story[] = [
  at(0, 41, road, solved('约了周三现场看', '量过，200 米，已请养护站排期', '路面修平了，企业试过货车')),
  at(0, 24, school, solved('要了两个孩子的年级', '已对接示范小学，等报到', '两个孩子都报到了')),
  at(15, 38, water, solved('去宿舍看过水表', '加压泵已订，周五装', '加压泵装好，四楼早上有水')),
  at(16, 35, jobs, solved('岗位要求记下了', '招聘会上登记了 11 人', '8 人到岗，企业已签合同')),
  at(2, 33, permit, solved('约到窗口一起过了一遍', '事项清单和材料清单已给', '清单 6 项全部办完')),
  at(3, 31, policy, solved('问了申报条件', '符合条件，材料还差一份', '已在系统里交上，受理号给了企业')),
  at(4, 29, upgrade, solved('讲清了两种转法', '名称核准完成', '新执照已领，老字号保留')),
  at(5, 27, loan, solved('介绍了两家银行', '银行已上门看过', '信用贷 50 万元已放款')),
  at(6, 26, check, solved('问清了是哪三拨', '三家同意合并检查', '改成一季度一次，联合来')),
  at(7, 22, lamps, solved('当天看过', '灯头已买，明天换', '两盏灯都亮了')),
  at(8, 21, noise, solved('分别听了两边', '村里同意晚上 10 点前装完', '双方签了约定')),
  at(9, 19, water, solved('查了表后管', '管子老化，换 60 米', '新管通水，水压正常')),
  at(10, 18, housing, solved('登记了 12 人', '公租房有 6 间', '12 人都住进去了')),
  at(30, 16, policy, solved('约了财政所', '够条件，帮填了表', '已受理')),
  at(17, 30, power, [
    ...begun('约了供电所一起去'),
    notes(20, '量到 352 伏，先调档'),
    reports(24, '已调档，电压正常'),
    refuses(8, '下午三点又掉到 350 伏'),
    calls(3, '马上再去量', 'meet'),
    agrees(1),
    notes(20, '换了一段线，负荷分到两台变压器'),
    reports(30, '连量三天都在 378 伏以上'),
    closes(5),
  ]),
];

/** Under way, each waiting for somebody. */
const running: Story[] = [
  at(30, 2.2, jobs, [...begun('岗位 8 个，记下了'), notes(18, '已放进周六招聘会的岗位表')]),
  at(15, 3.1, gas, [...begun('约了燃气公司下周来'), notes(30, '用量表已收，和另外三家一起报')]),
  at(45, 1.4, permit, [signs(1), calls(3, '约了明天下午到厂里')]),
  at(16, 2.6, school, [...begun('3 个孩子，二年级'), asks(6, ['三个孩子各上几年级', '住在哪个村或社区'])]),
  at(18, 1.8, road, [...begun('已看现场'), notes(16, '请规划的同事量了标高')]),
  at(19, 3.3, housing, [...begun('登记了人数'), asks(20, ['要住的人数和起止日期'])]),
  at(20, 2.9, loan, [...begun('介绍了银行'), notes(24, '银行周五上门'), reports(14, '贷款已批，等放款通知')]),
  at(21, 0.1, check, []),
  at(22, 0.05, water, []),
  at(23, 4, upgrade, [
    ...begun('讲清了流程'),
    asks(10, ['法人身份证明', '经营场所证明']),
    supplies(30, '法人身份证明', '已送到窗口，收条 0012 号'),
    notes(10, '材料齐了，核名中'),
  ]),
  at(24, 6, policy, [...begun('问了条件'), reports(20, '够条件，已帮企业提交')]),
  at(36, 4.3, upgrade, [...begun('约好了窗口'), notes(30, '在等经营场所证明')]),
  at(25, 12, noise, [...begun('听了两边'), reports(30, '约定已贴到门口')]),
];

/** Overdue, from yellow to the discipline office. */
const late: Story[] = [
  at(31, 5.4, water, [...begun('看过现场'), notes(20, '在等水厂排期')]),
  at(26, 5.6, lamps, [signs(3), calls(12, '记下了位置')]),
  at(27, 7.1, road, [...begun('量过了'), notes(26, '报到县里了'), explains(124, '县里月底排计划，等批复')]),
  at(28, 9.2, housing, [signs(3), calls(6, '登记了')]),
  at(29, 11.3, land, [signs(5)]),
];

/** Came to nothing: withdrawn, or turned down with a place to go to. */
const dropped: Story[] = [
  at(32, 14, jobs, [
    ...begun('记下了'),
    step(20, 'filer', { type: 'withdraw', reason: 'fine_now', text: '自己招到了' }),
  ]),
  at(33, 9, loan, [step(1, 'filer', { type: 'withdraw', reason: 'mistake', text: '点错了，另写一件' })]),
  at(34, 12, noise, [
    step(2, 'dispatcher', {
      type: 'reject',
      reason: 'legal',
      text: '已经在法院打官司，等判决；有新情况可以再提',
      where: '县人民法院诉讼服务中心',
    }),
  ]),
  at(35, 7, gas, [
    ...begun('问过燃气公司'),
    notes(15, '管网图今年没有这条路'),
    reports(20, '已说明，先登记用量'),
    refuses(10, '只说登记，没说几时能通'),
    calls(4, '约燃气公司来当面讲', 'meet'),
  ]),
];

export const stories: readonly Story[] = [...ended, ...running, ...late, ...dropped];

/** Nearly done, in the shown cadre's hands: the seed reports it done at the last moment, so that its contact is asked. */
export const nearlyDone: Story = at(0, 2.4, lamps, [...begun('当天就去看了'), notes(22, '灯头已买，今天换')]);
export const nearlyDoneResult = '两盏灯换好了，昨晚试过，亮';

/** Due to turn orange: rings as soon as its timers are set, so that the supervisor's phone is not silent. */
export const turningOrange: Story = at(47, 6.02, gas, [...begun('问了用量'), notes(22, '在等燃气公司回话')]);

/** Filed by the neighbour at the last moment: waits to be acknowledged. */
export const fresh: Matter = matter('WAT', '二号车间下午三点后水压低，冷却跟不上', '下午水压稳住，机器不停', {
  kind: 'pressure',
  location: '二号车间',
});
