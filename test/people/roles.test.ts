import { expect, it } from 'vitest';
import { parseRoles, roleName, staffRoles } from '../../src/people/roles.ts';

it('reads every role by its Chinese and its English name', () => {
  for (const role of staffRoles) {
    expect(parseRoles(roleName(role, 'zh'))).toEqual({ roles: [role], unknown: [] });
    expect(parseRoles(role.toUpperCase())).toEqual({ roles: [role], unknown: [] });
  }
});

it('reads several, whatever stands between them, and names what it does not know', () => {
  expect(parseRoles('派单员，cadre、 Admin;挂钩干部')).toEqual({
    roles: ['cadre', 'dispatcher', 'admin'],
    unknown: [],
  });
  expect(parseRoles('挂钩干部,厨师')).toEqual({ roles: ['cadre'], unknown: ['厨师'] });
});
