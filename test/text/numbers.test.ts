import { expect, it } from 'vitest';
import { maskPhone, shortName, shortNumber } from '../../src/text/numbers.ts';

it.each([
  ['杨企诉-2026-0042', '2026-0042'],
  ['杨企诉-2026-0042-协1', '2026-0042-协1'],
  ['2026-0042', '2026-0042'],
])('shortens the number %s to %s', (no, short) => {
  expect(shortNumber(no)).toBe(short);
});

it.each([
  ['示例精密材料有限公司', '示例精密材料'],
  ['样本家具有限责任公司', '样本家具'],
  ['范例食品股份有限公司', '范例食品'],
  ['示范集团有限公司', '示范'],
  ['演示（云南）新能源汽车零部件制造有限公司', '演示（云南）新…'],
  ['模拟企业管理中心（有限合伙）', '模拟企业管理中心'],
  ['Sample Co., Ltd.', 'Sample'],
  ['有限公司', '有限公司'],
])('shortens the name %s to %s', (enterprise, short) => {
  expect(shortName(enterprise)).toBe(short);
});

it.each([
  ['13800000001', '138****0001'],
  ['+86 138 0000 0001', '138****0001'],
  ['0871-0000-0001', '0871-****0001'],
  ['0871-00000001', '0871-****0001'],
  ['010-00000001', '010-****0001'],
  ['12345', '****'],
  ['', '****'],
])('masks %s as %s', (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked);
});
