/** One column of a roster file. Headings are matched in both languages, in any order. */
export type Column = {
  key: string;
  zh: string;
  required: boolean;
  aliases: string[];
  example: string;
  note: { zh: string; en: string };
};

const column = (
  key: string,
  zh: string,
  rest: { required?: boolean; aliases?: string[]; example: string; note: [zh: string, en: string] },
): Column => ({
  key,
  zh,
  required: rest.required ?? false,
  aliases: rest.aliases ?? [],
  example: rest.example,
  note: { zh: rest.note[0], en: rest.note[1] },
});

/** A first cell that begins so marks the template's own example: such a row is skipped. */
export const EXAMPLE_MARK = '例：';

export const staffColumns = [
  column('name', '姓名', { required: true, example: `${EXAMPLE_MARK}李示范`, note: ['全名', 'Full name'] }),
  column('phone', '手机', {
    required: true,
    aliases: ['手机号', '手机号码', 'mobile'],
    example: '13800000001',
    note: ['11 位；一人一号，再次导入时按它更新', '11 digits; the key: importing again updates by it'],
  }),
  column('unit', '单位', { aliases: ['部门', '站所'], example: '经发办', note: ['可不填', 'Optional'] }),
  column('title', '职务', { example: '干部', note: ['可不填', 'Optional'] }),
  column('roles', '角色', {
    required: true,
    aliases: ['role', '身份'],
    example: '挂钩干部',
    note: [
      '可填几个，用逗号隔开：挂钩干部、协办、派单员、分管领导、党政主要领导、督查、镇纪委、管理员；人走了写：停用',
      'One or more, with commas: cadre, cohandler, dispatcher, leader, head, supervisor, discipline, admin; left: who has left',
    ],
  }),
  column('grids', '片区', {
    aliases: ['grid', '网格'],
    example: '示范园区片区',
    note: [
      '挂钩干部负责的片区，可填几个；一个片区只归一个人',
      'Grids of a cadre, one or more; a grid has one cadre',
    ],
  }),
  column('deputy_phone', '代理人', {
    aliases: ['代理人手机', '代理人电话', 'AB角', 'AB角手机', 'deputy'],
    example: '13800000002',
    note: ['AB角的手机，必须也在名册里', "The deputy's phone; must be in the roster too"],
  }),
];

export const enterpriseColumns = [
  column('name', '名称', {
    required: true,
    aliases: ['企业名称', '企业', 'enterprise'],
    example: `${EXAMPLE_MARK}示例精密材料有限公司`,
    note: ['营业执照上的全称', 'As on the licence'],
  }),
  column('uscc', '统一社会信用代码', {
    required: true,
    aliases: ['信用代码', '社会信用代码', 'credit_code'],
    example: '91530127MA00DEMA82',
    note: [
      '18 位；再次导入时按它更新。同一代码写几行，就是几位联系人',
      '18 characters; the key. Several rows with one code give several contacts',
    ],
  }),
  column('address', '地址', { example: '示范园区 1 号', note: ['可不填', 'Optional'] }),
  column('grid', '片区', {
    required: true,
    aliases: ['grids', '网格'],
    example: '示范园区片区',
    note: ['决定挂钩干部', 'Decides the cadre'],
  }),
  column('park', '园区', { example: '示范园区', note: ['可不填', 'Optional'] }),
  column('industry', '行业', { example: '制造业', note: ['可不填', 'Optional'] }),
  column('size', '规模', { example: '规上', note: ['规上、小微、个体，可不填', 'Optional'] }),
  column('employees', '员工数', {
    aliases: ['职工人数', '员工人数'],
    example: '120',
    note: ['数字，可不填', 'A figure, optional'],
  }),
  column('contact_name', '联系人', {
    required: true,
    aliases: ['联系人姓名', 'contact'],
    example: '王示例',
    note: ['全名', 'Full name'],
  }),
  column('contact_phone', '联系电话', {
    required: true,
    aliases: ['联系人手机', '联系人电话', '手机'],
    example: '13900000001',
    note: ['联系人的 11 位手机号', 'Mobile number of the contact, 11 digits'],
  }),
  column('cadre_phone', '挂钩干部手机', {
    aliases: ['挂钩干部电话', '干部手机'],
    example: '',
    note: [
      '不填就用片区的干部；填了必须是名册里的挂钩干部',
      "Empty: the grid's cadre; else a cadre of the roster",
    ],
  }),
];

/** `统一社会信用代码/uscc*`: what templates and messages call a column. */
export function heading(column: Column): string {
  return `${column.zh}/${column.key}${column.required ? '*' : ''}`;
}

/** Whether a heading, in either language or both, names the column. */
export function isHeadingOf(column: Column, text: string): boolean {
  const names = [column.zh, column.key, ...column.aliases].map(plain);
  return text.split(/[/\n]/).some((part) => names.includes(plain(part)));
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\(.*?\)/g, '')
    .replace(/[*_\s"'-]/g, '')
    .toLowerCase();
}
