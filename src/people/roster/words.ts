import type { Locale, Words } from '../../text/locale.ts';
import type { Fault, FaultCode } from './faults.ts';

type FaultWords = { what: Words; mend: Words };

const fault = (zh: string, en: string, mendZh: string, mendEn: string): FaultWords => ({
  what: { zh, en },
  mend: { zh: mendZh, en: mendEn },
});

const asText: [string, string] = [
  '在 Excel 里把这一列设成“文本”，再重新填写',
  'format the column as Text in Excel, then type it again',
];

/** What each fault says, and how to mend it. */
const words: Record<FaultCode, FaultWords> = {
  'file.size': fault(
    '文件有 {mb} MB，最多 {max} MB',
    'the file has {mb} MB; at most {max} MB',
    '分成几个文件导入',
    'import it in parts',
  ),
  'file.rows': fault('超过 {max} 行', 'more than {max} rows', '分成几个文件导入', 'import it in parts'),
  'file.empty': fault(
    '文件是空的',
    'the file is empty',
    '用 xiaoer template 得到一份模板',
    'get a template: xiaoer template',
  ),
  'file.encoding': fault(
    '文字编码不对（多半是旧版 Excel 存的 GBK），或者根本不是表格',
    'not in UTF-8 (older Excel writes GBK), or no table at all',
    '另存为“CSV UTF-8”或 .xlsx',
    'save it as "CSV UTF-8" or as .xlsx',
  ),
  'file.csv': fault(
    '第 {line} 行附近的引号没有配对',
    'a quote near line {line} is not closed',
    '补上引号，或另存为 .xlsx',
    'close it, or save as .xlsx',
  ),
  'file.html': fault(
    '这是存成表格名字的网页（有的系统导出的就是这样）',
    'this is a web page under the name of a table, as some systems export it',
    '在 Excel 里打开后另存为 .xlsx',
    'open it in Excel and save it as .xlsx',
  ),
  'file.locked': fault(
    '这个文件加了密码',
    'this file has a password',
    '在 Excel 里去掉密码再存一次',
    'take the password off in Excel and save it again',
  ),
  'file.unpacked': fault(
    '解开以后超过 {max} MB，没有读',
    'more than {max} MB when unpacked; it was not read',
    '把要导入的行复制到一个新的文件里，一个文件一张表',
    'copy the rows into a new file with one sheet',
  ),
  'file.cells': fault(
    '格子太多，多半是空的，没有读',
    'too many cells, most of them empty; it was not read',
    '把要导入的行复制到一个新的文件里，一个文件一张表',
    'copy the rows into a new file with one sheet',
  ),
  'file.xls': fault(
    '这是老的 .xls 格式',
    'this is the old .xls format',
    '在 Excel 里另存为 .xlsx',
    'save it as .xlsx in Excel',
  ),
  'file.xlsx': fault(
    '打不开，不是完整的 .xlsx',
    'cannot be opened as .xlsx',
    '在 Excel 里打开后另存为 .xlsx',
    'open it in Excel and save it as .xlsx',
  ),
  'heading.missing': fault(
    '缺这一列（看到的表头：{found}）',
    'this column is missing (headings seen: {found})',
    '加上这一列，表头照模板写',
    'add it, with the heading of the template',
  ),
  'heading.twice': fault('这一列有两个', 'this column is there twice', '只留一个', 'keep one'),
  'cell.missing': fault('没有填', 'is empty', '补上', 'fill it in'),
  'cell.long': fault('太长，最多 {max} 个字', 'too long; at most {max} characters', '写短一点', 'shorten it'),
  'cell.date': fault('被 Excel 当成了日期', 'Excel took it for a date', ...asText),
  'cell.broken': fault(
    '公式出错：{value}',
    'the formula fails: {value}',
    '改成文字或数字',
    'put the value itself',
  ),
  'cell.scientific': fault(
    '被 Excel 改成了科学计数：{value}，原来的数字已经丢了',
    'Excel made it {value}; the digits are lost',
    ...asText,
  ),
  'cell.number': fault(
    '“{value}”不是数字',
    '"{value}" is not a figure',
    '只写数字，例如 120',
    'write a figure only, such as 120',
  ),
  phone: fault(
    '“{value}”不是手机号，这里有 {n} 位数字',
    '"{value}" is not a mobile number; it has {n} digits',
    '要 11 位，1 开头',
    '11 digits, beginning with 1',
  ),
  'phone.twice': fault(
    '{value} 在第 {other} 行已经有了',
    '{value} is already in row {other}',
    '一个手机号只能是一个人，删掉或改对一行',
    'one number is one person: delete or correct a row',
  ),
  'phone.two_names': fault(
    '{value} 在第 {other} 行是“{first}”，这里是“{name}”',
    '{value} is {first} in row {other} and {name} here',
    '一个手机号只能是一个人，改对一处',
    'one number is one person: correct one of them',
  ),
  'phone.other_name': fault(
    '{value} 在干部名册里是“{first}”，这里是“{name}”',
    '{value} is {first} in the staff roster and {name} here',
    '核对号码和姓名',
    'check number and name',
  ),
  'uscc.number': fault(
    '被 Excel 当成了数字，后几位已经变了',
    'Excel took it for a number, so its last digits changed',
    ...asText,
  ),
  'err.uscc.length': fault(
    '有 {n} 位，要 18 位',
    'has {n} characters; 18 are needed',
    '对着营业执照补全',
    'compare with the licence',
  ),
  'err.uscc.letter': fault(
    '第 {pos} 位“{char}”不会出现在信用代码里',
    '"{char}" at place {pos} never occurs in a credit code',
    '没有 I O S V Z，看看是不是数字 0 或 1',
    'there is no I O S V Z: perhaps the figure 0 or 1',
  ),
  'err.uscc.checksum': fault(
    '{uscc} 最后一位对不上，多半有一位抄错了',
    'the last character of {uscc} does not fit; one is probably mistyped',
    '对着营业执照再看一遍',
    'compare with the licence',
  ),
  'uscc.differs': fault(
    '这里是“{value}”，同一代码的第 {other} 行是“{first}”',
    '"{value}" here, "{first}" in row {other} with the same code',
    '改成一样，或在这一行留空',
    'make them equal, or leave this one empty',
  ),
  'contact.twice': fault(
    '{value} 在第 {other} 行已经是这家的联系人',
    '{value} is a contact of this enterprise in row {other} already',
    '删掉一行',
    'delete a row',
  ),
  'role.unknown': fault(
    '没有“{value}”这个角色',
    'there is no role "{value}"',
    '可填：挂钩干部、协办、派单员、分管领导、党政主要领导、督查、镇纪委、管理员',
    'one of cadre, cohandler, dispatcher, leader, head, supervisor, discipline, admin',
  ),
  'role.deputy': fault(
    '“{value}”不是单独的角色',
    '"{value}" is not a role of its own',
    '在挂钩干部那一行的“代理人”写他的手机',
    "put the deputy's phone into deputy_phone of the cadre's row",
  ),
  'deputy.unknown': fault(
    '{value} 不在这个文件里，也不在干部名册里',
    '{value} is neither in this file nor in the staff roster',
    '给他加一行，或改对号码',
    'add a row for that person, or correct the number',
  ),
  'deputy.self': fault(
    'AB角写成了本人',
    'a person cannot be the own deputy',
    '换一个人的手机',
    'give somebody else',
  ),
  'grid.twice': fault(
    '“{value}”第 {other} 行已经有人负责',
    '"{value}" is claimed in row {other} already',
    '一个片区只归一个挂钩干部，留一处',
    'a grid has one cadre: keep one of them',
  ),
  'grid.taken': fault(
    '“{value}”现在归{name}',
    '"{value}" belongs to {name} now',
    '要交接，就在文件里也写上{name}那一行和他留下的片区',
    "to hand it over put {name}'s row into the file too, with the grids that stay",
  ),
  'grid.not_cadre': fault(
    '写了片区“{value}”，角色里没有挂钩干部',
    'has the grids "{value}" but not the role cadre',
    '角色加上挂钩干部，或清空片区',
    'add the role cadre, or clear the grids',
  ),
  'cadre.unknown': fault(
    '干部名册里没有 {value}',
    '{value} is not in the staff roster',
    '先导入干部名册，或清空，用片区的干部',
    "import the staff first, or clear it to take the grid's cadre",
  ),
  'cadre.not_cadre': fault(
    '{name}（{value}）的角色里没有挂钩干部',
    '{name} ({value}) does not have the role cadre',
    '改干部名册里的角色，或换一位',
    'change the role in the staff roster, or give another cadre',
  ),
};

/** One fault as a person reads it: where, what, and how to mend it. */
export function describeFault(
  locale: Locale,
  { row, column, code, params }: Fault,
): { where: string; what: string; mend: string } {
  const place = { zh: row === null ? '文件' : `第 ${row} 行`, en: row === null ? 'file' : `row ${row}` }[
    locale
  ];
  const { what, mend } = words[code];
  return {
    where: column === null ? place : `${place} ${column}`,
    what: fill(what[locale], params),
    mend: fill(mend[locale], params),
  };
}

function fill(text: string, params: Fault['params']): string {
  return text.replace(/\{(\w+)\}/g, (_, key: string) => String(params[key] ?? ''));
}
