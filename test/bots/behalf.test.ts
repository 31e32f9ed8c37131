import { expect, it } from 'vitest';
import { startDraft } from '../../src/appeal/compose.ts';
import { loadLog } from '../../src/appeal/views.ts';
import { enterprises } from '../../src/db/schema/people.ts';
import type { Chat } from '../support/chat.ts';
import { openStage, type Stage } from './staff-stage.ts';

const w = {
  zh: {
    behalf: '替企业记',
    other: '其他',
    visit: '走访',
    summary: '看汇总',
    confirm: '确认',
    submit: '提交',
    edit: '修改',
    notMine: '不是我的意思',
    category: '其他',
    what: '情况',
  },
  en: {
    behalf: 'On behalf',
    other: 'Other',
    visit: 'Visit',
    summary: 'See summary',
    confirm: 'Confirm',
    submit: 'Submit',
    edit: 'Edit',
    notMine: 'Not what I said',
    category: 'Other',
    what: 'What',
  },
} as const;
type Locale = keyof typeof w;

const nav = ['上一步', '跳过', '取消', 'Back', 'Skip', 'Cancel'];

/** Answers the questions of 其他 by words, until the summary stands there. */
async function tellsMatter(chat: Chat, locale: Locale, what: string): Promise<void> {
  await chat.taps(w[locale].category);
  await chat.says(what);
  for (let i = 0; i < 8; i += 1) {
    const labels = chat.buttons().flat();
    if (labels.includes(w[locale].confirm) || labels.includes(w[locale].submit)) return;
    if (labels.includes(w[locale].summary)) await chat.taps(w[locale].summary);
    else if (labels.some((one) => !nav.includes(one)))
      await chat.taps(labels.find((one) => !nav.includes(one)) ?? '');
    else await chat.says('2 号车间东侧，尽快修好');
  }
}

const statuses = async ({ deps }: Stage) =>
  (await deps.sql<{ status: string }[]>`select status from appeals order by updated_at`).map(
    ({ status }) => status,
  );

for (const locale of ['zh', 'en'] as const) {
  it(`carries what was heard on a visit to the enterprise, which mends and submits it, ${locale}`, async () => {
    const stage = await openStage();
    const t = w[locale];
    const cadre = await stage.chat('owner', locale);
    const contact = await stage.chat('contact', locale);
    await cadre.says('/enterprises');
    await cadre.taps(t.behalf);
    await cadre.taps('示例精密材料有限公司');
    await cadre.taps(t.visit);
    await tellsMatter(cadre, locale, '厂门口的路坑洼不平，货车进不来');

    expect(contact.texts()).toEqual([]);
    await cadre.taps(t.confirm);
    expect(cadre.last()).toContain(
      locale === 'zh' ? '🚨 记下了。这件像是特急' : '🚨 Noted. This looks like an emergency',
    );
    expect(contact.last()).toContain('厂门口的路坑洼不平');
    expect(contact.last()).toContain(locale === 'zh' ? '李示范替您记下了' : 'written down by 李示范');
    expect(contact.buttons()).toEqual([[t.submit, t.edit], [t.notMine]]);
    expect(await statuses(stage)).toEqual(['draft']);

    await contact.taps(t.edit);
    await contact.taps(t.edit);
    await contact.taps(contact.buttons().flat()[1] ?? '');
    await contact.says('厂门口的路坑洼不平，下雨天货车进不来');
    await contact.taps(t.submit);

    const [row] = await stage.deps.sql<{ id: string; filed: string; owner: string; behalf: object }[]>`
      select id, filed_by as filed, owner_id as owner, state -> 'behalf' as behalf from appeals`;
    expect(row).toMatchObject({
      filed: stage.town.who.contact,
      owner: stage.town.who.owner,
      behalf: { by: stage.town.who.owner, source: 'visit' },
    });
    const [submitted] = await loadLog(stage.deps, row?.id ?? '');
    expect(submitted).toMatchObject({
      actorId: stage.town.who.contact,
      relation: 'enterprise',
      event: { type: 'submit', behalf: { by: stage.town.who.owner } },
    });
    await cadre.presses({ verb: 'timeline', id: row?.id });
    expect(cadre.last()).toContain(locale === 'zh' ? '李示范记下（走访）' : 'written down by 李示范 (Visit)');
    expect(cadre.texts().join()).toContain('下雨天货车进不来');
    expect(stage.transcript().join('\n')).not.toMatch(/\{\w|undefined|null|NaN|\[object/);
  });

  it(`tells whoever wrote it that it is not what the enterprise said, ${locale}`, async () => {
    const stage = await openStage();
    const t = w[locale];
    const dispatcher = await stage.chat('dispatcher', locale);
    const contact = await stage.chat('contact', locale);
    await dispatcher.says('/intake');
    await dispatcher.taps(t.behalf);
    await dispatcher.taps(t.other);
    await dispatcher.says('没有这家');
    expect(dispatcher.last()).toContain('没有这家');
    await dispatcher.says('精密');
    await dispatcher.taps('示例精密材料有限公司');
    await dispatcher.says(locale === 'zh' ? '群英会' : 'a round table');
    await tellsMatter(dispatcher, locale, '宿舍热水停了三天');
    await dispatcher.taps(t.confirm);

    await contact.taps(t.notMine);
    expect(contact.last()).toContain(locale === 'zh' ? '钱范例会看到您的意思' : '钱范例 will see that');
    expect(dispatcher.last()).toContain(
      locale === 'zh' ? '示例精密材料有限公司看了您替它记的“其他”' : '示例精密材料有限公司 read the “Other”',
    );
    expect(await statuses(stage)).toEqual([]);
    await contact.taps(t.submit, contact.messages()[0]?.messageId).catch(() => {});
    expect(await statuses(stage)).toEqual([]);
    expect(stage.transcript().join('\n')).not.toMatch(/\{\w|undefined|null|NaN|\[object/);
  });
}

it('lets a cadre write for nobody outside the own grid, whatever button is tapped', async () => {
  const stage = await openStage();
  const stranger = await stage.chat('stranger');
  const leader = await stage.chat('leader');
  await stage.chat('contact');
  for (const chat of [stranger, leader]) {
    await chat.presses({ verb: 'behalf', id: stage.town.enterpriseId });
    await chat.presses({ verb: 'behalf' });
    expect(chat.toasts().at(-1)).toContain('这件不归您');
  }
  expect(await statuses(stage)).toEqual([]);
});

it('says before anything is typed that nobody of the enterprise is bound', async () => {
  const stage = await openStage();
  const cadre = await stage.chat('owner');
  await cadre.presses({ verb: 'behalf', id: stage.town.enterpriseId });
  expect(cadre.toasts().at(-1)).toContain('王示例还没绑定，这里传不到');
  await cadre.presses({ verb: 'behalf' });
  await cadre.taps('示例精密材料有限公司');
  expect(cadre.last()).toContain('王示例还没绑定，这里传不到。打 138****0001');
});

it('says of an over-long name that it is too long to look for', async () => {
  const stage = await openStage();
  const cadre = await stage.chat('owner');
  await cadre.presses({ verb: 'behalf' });
  await cadre.taps('其他');
  await cadre.says('厂门口的路灯坏了三盏，晚上送货看不见，请问是哪一家企业在管');
  expect(cadre.last()).toContain('打名字里的几个字');
  await cadre.says('路灯'.repeat(30));
  expect(cadre.last()).toContain('名字太长，我找不了');
});

it('shows the writer no draft of the enterprise, and keeps what was begun', async () => {
  const stage = await openStage();
  const { contact: personId, owner } = stage.town.who;
  await startDraft(stage.deps, {
    personId,
    enterpriseId: stage.town.enterpriseId,
    category: 'OTH',
    answers: { description: '别人看不到的草稿' },
  });
  const cadre = await stage.chat('owner');
  const contact = await stage.chat('contact');
  await cadre.presses({ verb: 'behalf', id: stage.town.enterpriseId });
  await cadre.taps('走访');
  await cadre.taps('其他');
  await cadre.says('路灯坏了一排，夜里送货看不见');
  await cadre.taps('取消');
  expect(cadre.last()).toContain('填过的都留着，企业还没看到');

  await contact.says('/my');
  expect(contact.last()).not.toContain('路灯');
  await cadre.presses({ verb: 'behalf' });
  expect(cadre.last()).toContain('有 1 份替企业记到一半的');
  await cadre.taps('继续填写');
  expect(cadre.texts().join()).not.toContain('别人看不到的草稿');

  const [draft] = await stage.deps.sql<{ id: string }[]>`select id from appeals where filed_by = ${owner}`;
  await contact.presses({ verb: 'behalf.submit', id: draft?.id });
  expect(contact.toasts().at(-1) ?? contact.last()).toContain('提交或删掉');
  const [other] = await stage.deps.sql<{ id: string }[]>`select id from appeals where filed_by = ${personId}`;
  await cadre.presses({ verb: 'behalf.discard', id: other?.id });
  expect(await statuses(stage)).toEqual(['draft', 'draft']);
});

it('reminds the enterprise once, after three working days', async () => {
  const stage = await openStage();
  const cadre = await stage.chat('owner');
  const contact = await stage.chat('contact');
  await cadre.presses({ verb: 'behalf', id: stage.town.enterpriseId });
  await cadre.taps('来电');
  await tellsMatter(cadre, 'zh', '厂门口的路坑洼不平，货车进不来');
  await cadre.taps('确认');
  const heard = () => contact.texts().filter((text) => text.includes('只提醒这一次')).length;

  await stage.at('2026-11-24T12:00+08:00');
  expect(heard()).toBe(0);
  await stage.at('2026-11-25T09:30+08:00');
  expect(heard()).toBe(1);
  await contact.taps('修改');
  await contact.taps('取消');
  await stage.at('2026-12-10T09:30+08:00');
  expect(heard()).toBe(1);
  await contact.says('/my');
  await contact.taps('查看');
  expect(contact.last()).toContain('李示范替您记下的');
  expect(contact.buttons()).toEqual([['提交', '修改'], ['不是我的意思']]);
});

it('files as a contact for whoever is one of that enterprise', async () => {
  const stage = await openStage();
  const { deps } = stage;
  const firm = deps.newId();
  const row = {
    id: firm,
    uscc: '91530127MA00DEMB7X',
    name: '样本家具有限公司',
    grid: '示范园区片区',
    address: '',
  };
  await deps.db.insert(enterprises).values(row);
  await deps.sql`insert into contacts (enterprise_id, person_id) values (${firm}, ${stage.town.who.owner})`;
  const cadre = await stage.chat('owner');
  await cadre.presses({ verb: 'behalf' });
  await cadre.taps('样本家具有限公司');
  await cadre.taps('其他');
  await cadre.says('我们自己的事，自己提');
  const [draft] = await deps.sql<{ behalf: unknown; filed: string }[]>`
    select state -> 'behalf' as behalf, filed_by as filed from appeals`;
  expect(draft).toMatchObject({ behalf: null, filed: stage.town.who.owner });
});
