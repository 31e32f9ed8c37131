import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { localTime } from '../calendar/zone.ts';
import type { Deps } from '../deps.ts';
import { createInvitations, type InviteFilter, listUnbound } from '../people/invitations.ts';
import { type Door, inviteLink, qrPng } from '../people/links.ts';
import { normalisePhone } from '../people/phone.ts';
import { parseRoles, roleName } from '../people/roles.ts';
import type { Unbound } from '../people/views-roster.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { readSettings, withDeps } from './context.ts';
import { findDoor } from './door.ts';
import { columns, type Terminal } from './terminal.ts';

type Invite = Unbound & { code: string | null; link: string | null };

export const invitesCommand: Command = {
  name: 'invites',
  summary: {
    zh: '还没绑定的人；--new 给他们新的邀请码、链接和二维码（旧码作废）',
    en: 'Who is not bound yet; --new makes codes, links and QR codes for them (old codes stop)',
  },
  usage: ['invites [--role ROLE | --phone PHONE] [--new] [--out DIR]'],
  examples: ['invites --new --out invitations', 'invites --phone 13800000001 --new'],
  options: {
    role: {
      type: 'string',
      value: 'ROLE',
      help: {
        zh: '只要这个角色（挂钩干部、管理员…），或 contact（企业联系人）',
        en: 'this role only (cadre, admin …), or contact for enterprise contacts',
      },
    },
    phone: {
      type: 'string',
      value: 'PHONE',
      help: {
        zh: '只要这个手机号的人，绑过的也行：新码一用，原来的账号就停（换手机、进不来了）',
        en: 'this person only, even if bound: using the new code ends the old account (new phone, locked out)',
      },
    },
    new: {
      type: 'boolean',
      help: { zh: '生成新码，旧码作废；码只显示这一次', en: 'make new codes, void the old; shown this once' },
    },
    out: {
      type: 'string',
      value: 'DIR',
      help: { zh: '二维码 PNG 存到这个文件夹（配 --new）', en: 'folder for QR codes as PNG (with --new)' },
    },
    json: { type: 'boolean', help: { zh: '结果用 JSON', en: 'result as JSON' } },
  },
  run: async (call) => {
    const filter = { ...readFilter(call.option('role')), ...readPhone(call.option('phone')) };
    const out = call.option('out');
    const isNew = call.flag('new');
    if (out !== undefined && !isNew) {
      throw new UsageError({
        zh: '--out 要和 --new 一起用：旧码不存原文，画不出二维码。',
        en: '--out needs --new: old codes are not kept, so they cannot be drawn.',
      });
    }
    // Before any old code is voided for a new one whose link nobody could make.
    const settings = readSettings();
    const door = isNew ? await findDoor(settings) : null;
    const invites = await withDeps('invites', (deps) => collect(deps, filter, door));
    if (out !== undefined) await writeQrCodes(out, invites);
    if (call.flag('json')) call.terminal.out(JSON.stringify({ invites: invites.map(jsonOf) }));
    else writeList(call, invites, { isNew, out, zone: settings.zone });
    return 0;
  },
};

function readFilter(role: string | undefined): InviteFilter {
  if (role === undefined) return {};
  if (/^(contact|enterprise|企业联系人|联系人)$/i.test(role)) return { role: 'contact' };
  const { roles, unknown } = parseRoles(role);
  const [first] = roles;
  if (first && roles.length === 1 && unknown.length === 0) return { role: first };
  throw new UsageError({
    zh: `没有“${role}”这个角色。可写：挂钩干部、协办、派单员、分管领导、党政主要领导、督查、镇纪委、管理员、企业联系人`,
    en: `There is no role "${role}". One of: cadre cohandler dispatcher leader head supervisor discipline admin contact`,
  });
}

function readPhone(text: string | undefined): InviteFilter {
  if (text === undefined) return {};
  const phone = normalisePhone(text);
  if (phone !== null) return { phone };
  throw new UsageError({
    zh: `--phone 要 11 位手机号，不是“${text}”。`,
    en: `--phone takes a mobile number of 11 digits, not "${text}".`,
  });
}

async function collect(deps: Deps, filter: InviteFilter, door: Door | null): Promise<Invite[]> {
  if (!door) return (await listUnbound(deps, filter)).map((row) => ({ ...row, code: null, link: null }));
  const made = await createInvitations(deps, filter);
  return made.map((row) => ({ ...row, link: inviteLink(door, row.code) }));
}

function jsonOf({ kind, name, phone, roles, enterprise, uscc, code, link, expiresAt }: Invite) {
  return {
    kind,
    name,
    phone,
    roles,
    enterprise,
    uscc,
    code,
    link,
    expires_at: expiresAt?.toISOString() ?? null,
  };
}

function writeList(
  call: Call,
  invites: Invite[],
  { isNew, out, zone }: { isNew: boolean; out: string | undefined; zone: string },
): void {
  const { terminal } = call;
  const { say, err } = terminal;
  const isOne = call.option('phone') !== undefined;
  if (invites.length === 0) {
    err(
      isOne
        ? say({
            zh: '名册里没有这个手机号。看看号码；是新来的，先 import。',
            en: 'Nobody on the roster has this number. Check it; somebody new has to be imported first.',
          })
        : say({
            zh: '没有要发的：名册里符合的人都绑好了（名册是空的就先 import）。',
            en: 'Nothing to send: everybody asked for is bound (with an empty roster, import first).',
          }),
    );
    return;
  }
  for (const line of columns(invites.map((invite) => rowOf(invite, zone, terminal)))) terminal.out(line);
  if (!isOne) err(say({ zh: `还没绑定：${invites.length}`, en: `Not bound yet: ${invites.length}` }));
  if (!isNew)
    err(say({ zh: '加 --new 生成新码（旧码作废）。', en: 'Add --new to make codes (old ones stop).' }));
  else
    err(say({ zh: '每个码只能用一次，只显示这一次。', en: 'Each code works once and is shown this once.' }));
  if (out !== undefined) err(say({ zh: `二维码在 ${out}`, en: `QR codes are in ${out}` }));
}

function rowOf(
  { name, enterprise, roles, link, expiresAt }: Invite,
  zone: string,
  { locale, say }: Terminal,
): string[] {
  const who = enterprise ?? roles.map((role) => roleName(role, locale)).join(locale === 'zh' ? '、' : ', ');
  const until = expiresAt && localTime(zone, expiresAt).date;
  const state = until
    ? say({ zh: `有码，到 ${until}`, en: `invited until ${until}` })
    : say({ zh: '没有码', en: 'no code' });
  return [name, who, link ?? state];
}

/** One PNG an invitation, named so that somebody can hand them out. Readable by the owner alone: each is a key. */
async function writeQrCodes(dir: string, invites: Invite[]): Promise<void> {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const taken = new Set<string>();
  for (const { name, enterprise, unit, link } of invites) {
    if (link === null) continue;
    const stem = [enterprise ?? unit, name]
      .filter(Boolean)
      .join(' ')
      .replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')
      .slice(0, 80);
    let file = stem;
    for (let n = 2; taken.has(file); n++) file = `${stem} ${n}`;
    taken.add(file);
    writeFileSync(path.join(dir, `${file}.png`), await qrPng(link), { mode: 0o600 });
  }
}
