/** Full-width figures and letters as plain ones, for looking at; what is stored stays as typed. */
export function plain(text: string): string {
  return text.normalize('NFKC');
}

const HANZI = /\p{Script=Han}/gu;
const WORD = /[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}.,'-]*/gu;

/** How much a text says: Chinese characters and words of other scripts. */
export function substance(text: string): number {
  return (text.match(HANZI)?.length ?? 0) + (text.match(WORD)?.length ?? 0);
}

/** Characters as people count them, an emoji of one code point being one. */
export function lengthOf(text: string): number {
  return [...text].length;
}

const ID_NUMBER =
  /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/;

/** Whether a text seems to hold a resident identity number (GB 11643: 18 places, a birthday inside), spaced out or not. */
export function hasIdNumber(text: string): boolean {
  return ID_NUMBER.test(plain(text).replace(/(?<=\d)[ -](?=[\dXx])/g, ''));
}

/** All figures of a text; commas between thousands are not separators. */
export function numbersIn(text: string): number[] {
  const figures = plain(text).replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
  return Array.from(figures.matchAll(/\d+(?:\.\d+)?/g), ([figure]) => Number(figure));
}

const DIGITS = '零一二三四五六七八九';

/** A Chinese number below a hundred, such as 十二 or 两; undefined where there is none or more than one. */
export function chineseNumber(text: string): number | undefined {
  const found = text.match(/[零一二两三四五六七八九十]+/g);
  if (found?.length !== 1) return undefined;
  const [, tens, ten = '', ones] =
    /^([一二两三四五六七八九])?(十)?([零一二两三四五六七八九])?$/.exec(found[0]) ?? [];
  const digit = (figure: string) => DIGITS.indexOf(figure.replace('两', '二'));
  if (ten === '') return tens && !ones ? digit(tens) : ones && !tens ? digit(ones) : undefined;
  return (tens ? digit(tens) : 1) * 10 + (ones ? digit(ones) : 0);
}

const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜谢邹喻柏苏潘葛范彭郎鲁韦昌马苗凤俞任袁柳唐罗薛雷贺倪汤滕殷毕郝邬傅皮卞齐康伍余卜顾孟平黄穆萧尹姚邵湛汪祁毛禹狄米贝臧伏戴谈宋茅庞熊纪舒屈祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房解应宗丁宣邓洪左石崔吉龚程邢裴陆荣翁段侯牛刘景詹叶司黎薄白蒲邰赖卓蔺屠蒙池乔阴温庄晏柴瞿阎习艾容戈廖居衡匡文寇广欧师巩聂晁勾敖冷辛简饶曾沙鞠查荆游竺权盖肖代付';
const NAMED = new RegExp(
  `(?:叫做?|名字(?:是|叫)?|姓名)[:：\\s是]*(?:小)?[${SURNAMES}][\\p{Script=Han}]{1,3}`,
  'u',
);
const NAMED_ENGLISH = /\b(?:named|called|name is|names? ?:)\s+\p{Lu}\p{Ll}+/u;

/** Whether a text says what somebody is called. */
export function namesSomebody(text: string): boolean {
  return NAMED.test(text) || NAMED_ENGLISH.test(text) || /叫\s*(?:[xX×某*]|\.{2,}|…)/.test(text);
}

const GRADE_WORDS =
  /[一二三四五六七八九]年级|[初高][一二三中]|高中|小学|中学|幼儿园|学前班?|[小中大]班|年级|初中|左右|大概|分别|各自|孩子|小孩|明年|毕业|马上|江西|江苏|贵州|云南|安徽|高新|学生|男孩?|女孩?|转学|入学|共|各|和|及|都|有|是|要|上|读|在|个|人|名|位|班|到|[零一二两三四五六七八九十]/g;

/** Whether a list of grades and numbers holds a name besides. */
export function namesChild(text: string): boolean {
  const rest = plain(text).replace(GRADE_WORDS, ' ');
  return (
    namesSomebody(text) ||
    new RegExp(`(?<!\\p{Script=Han})[${SURNAMES}]\\p{Script=Han}{1,2}(?!\\p{Script=Han})`, 'u').test(rest)
  );
}

const ALLOWED =
  /(?:男女|性别|年龄|岁数|户籍|户口|婚育|婚姻)(?:、|，|和)?(?:性别|年龄|户籍|婚育)?(?:均可|不限|不拘|都行|都可以?)|no (?:age|sex|gender) limits?/gi;
const CONDITION =
  /男性?|女性?|年龄|\d+\s*周?岁|岁以[下上]|已婚|未婚|已育|未育|婚育|户籍|户口|本地人|外地人|\b(?:male|female|men|women|man|woman|age[ds]?|years? old|(?:under|over|below|above) \d{2}(?! ?%)|married|unmarried|local residents?)\b/i;

/** The word that sets a condition of sex, age, marriage or household, which a vacancy may not. */
export function forbiddenCondition(text: string): string | undefined {
  return CONDITION.exec(plain(text).replace(ALLOWED, ' '))?.[0];
}
