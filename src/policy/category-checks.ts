import type { Issue } from './issues.ts';
import type { Category, Option, Policy, Question } from './policy.ts';

type Path = Issue['path'];
const at = (path: Path, zh: string, en: string): Issue => ({ path, words: { zh, en } });

/** What asks and labels may be filled with; `src/policy/ask.ts` fills them. */
export const PLACEHOLDERS = ['power_hotline', 'gas_hotline', 'town', 'address', 'term_1', 'term_2'];

export function checkCategories({ categories, caps }: Policy): Issue[] {
  return [
    ...repeated(
      ['categories'],
      categories.map(({ code }) => code),
    ),
    ...categories.flatMap((category, i) => [
      ...repeated(
        ['categories', i, 'questions'],
        category.questions.map(({ key }) => key),
      ),
      ...checkTitle(category, ['categories', i, 'title']),
      ...checkDanger(category, ['categories', i, 'danger']),
      ...category.questions.flatMap((question, q) => {
        const path = ['categories', i, 'questions', q];
        return [
          ...checkQuestion(question, path, caps.files),
          ...checkOptions(question.options ?? [], [...path, 'options']),
          ...checkWhen(question, category.questions.slice(0, q), [...path, 'when']),
        ];
      }),
    ]),
  ];
}

function repeated(path: Path, values: readonly string[]): Issue[] {
  return values.flatMap((value, i) =>
    values.indexOf(value) < i ? [at([...path, i], `“${value}”写了两次`, `“${value}” is there twice`)] : [],
  );
}

function checkTitle({ title, questions }: Category, path: Path): Issue[] {
  return title.flatMap((key, i) =>
    questions.some((question) => question.key === key)
      ? []
      : [at([...path, i], `没有“${key}”这个问题`, `there is no question “${key}”`)],
  );
}

/** Answers that a question can have, by key. */
function keysOf({ options = [], other }: Question): string[] {
  return [...options.map(({ key }) => key), ...(other ? ['other'] : [])];
}

function checkKeys(asked: Question | undefined, key: string, wanted: readonly string[], path: Path): Issue[] {
  if (!asked) return [at(path, `前面没有“${key}”这个问题`, `no earlier question “${key}”`)];
  return wanted.flatMap((answer, i) =>
    keysOf(asked).includes(answer)
      ? []
      : [at([...path, i], `“${key}”没有“${answer}”这个选项`, `“${key}” has no option “${answer}”`)],
  );
}

function checkDanger({ danger, questions }: Category, path: Path): Issue[] {
  if (danger === undefined || danger === 'always') return [];
  return Object.entries(danger).flatMap(([key, wanted]) =>
    checkKeys(
      questions.find((question) => question.key === key),
      key,
      wanted,
      [...path, key],
    ),
  );
}

function checkWhen({ when = {} }: Question, earlier: readonly Question[], path: Path): Issue[] {
  return Object.entries(when).flatMap(([key, wanted]) =>
    checkKeys(
      earlier.find((question) => question.key === key),
      key,
      wanted,
      [...path, key],
    ),
  );
}

function checkQuestion(question: Question, path: Path, files: number): Issue[] {
  const {
    type,
    options,
    min = Number.NEGATIVE_INFINITY,
    max = Number.POSITIVE_INFINITY,
    past,
    future,
  } = question;
  const rules: [broken: unknown, issue: Issue][] = [
    [
      (type === 'choice' || type === 'multi') && !options,
      at(path, `${type} 要有 options`, `${type} needs options`),
    ],
    [min > max, at([...path, 'min'], `比 max（${max}）大`, `is more than max, ${max}`)],
    [
      type === 'files' && max > files,
      at([...path, 'max'], `比 caps.files（${files}）多`, `is more than caps.files, ${files}`),
    ],
    [
      past && future,
      at([...path, 'future'], 'past 和 future 只能写一个', 'past and future exclude each other'),
    ],
  ];
  return [
    ...rules.flatMap(([broken, issue]) => (broken ? [issue] : [])),
    ...checkFilling(question.ask.zh, [...path, 'ask', 'zh']),
    ...checkFilling(question.ask.en, [...path, 'ask', 'en']),
    ...(type === 'number' ? checkFigures(options ?? [], [...path, 'options']) : []),
  ];
}

function checkFigures(options: readonly Option[], path: Path): Issue[] {
  return options.flatMap(({ key }, i) =>
    /^\d+$/.test(key)
      ? []
      : [at([...path, i, 'key'], '数字题的选项要用数字', 'an option of a number must be one')],
  );
}

function checkOptions(options: readonly Option[], path: Path): Issue[] {
  const labels = (locale: 'zh' | 'en') => options.map(({ label }) => label[locale]);
  return [
    ...repeated(
      path,
      options.map(({ key }) => key),
    ),
    ...repeated(path, labels('zh')),
    ...repeated(path, labels('en')),
    ...options.flatMap(({ label }, i) => [
      ...checkFilling(label.zh, [...path, i, 'label', 'zh']),
      ...checkFilling(label.en, [...path, i, 'label', 'en']),
    ]),
  ];
}

function checkFilling(text: string, path: Path): Issue[] {
  return [...text.matchAll(/\{(\w*)\}/g)].flatMap(([, name = '']) =>
    PLACEHOLDERS.includes(name)
      ? []
      : [
          at(
            path,
            `没有 {${name}}，能用的：${PLACEHOLDERS.join('、')}`,
            `no {${name}} here; known: ${PLACEHOLDERS.join(', ')}`,
          ),
        ],
  );
}
