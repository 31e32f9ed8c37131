import { Notices } from './notices.tsx';
import { ChatView } from './chat-view.tsx';
import { choose, shownOf } from './demo-layout.ts';
import type { Actor } from './demo-state.ts';
import { langOf } from './locale.ts';
import { wantedUser } from './tour-pointer.ts';
import { t } from './words-demo.ts';

/** One phone-wide window; its tabs say whose phone it is. */
export function DemoWindow({ group }: { group: readonly Actor[] }) {
  const shown = shownOf(group);
  if (!shown) return null;
  const room = shown.phone.open.value;
  const panel = `panel-${group[0]?.user}`;
  return (
    <section class="window" aria-labelledby={`title-${shown.user}`}>
      <Tabs group={group} shown={shown} panel={panel} />
      <h2 class="window-title" id={`title-${shown.user}`}>
        {shown.role} · {shown.name} <span class="small">{shown.title}</span>
      </h2>
      <Notices phone={shown.phone} />
      <div class="window-in" role="tabpanel" id={panel} aria-labelledby={`tab-${shown.user}`}>
        {room ? (
          <ChatView key={shown.user} phone={shown.phone} room={room} isDemo />
        ) : (
          <p class="waiting">{t('opening')}</p>
        )}
      </div>
    </section>
  );
}

function Tabs({ group, shown, panel }: { group: readonly Actor[]; shown: Actor; panel: string }) {
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const next = group[(group.indexOf(shown) + (by ?? 0) + group.length) % group.length];
    if (!by || !next) return;
    event.preventDefault();
    choose(next.user);
    document.getElementById(`tab-${next.user}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" tabIndex={-1} aria-label={t('whose')} onKeyDown={onKeyDown}>
      {group.map((actor) => (
        <Tab key={actor.user} actor={actor} isShown={actor === shown} panel={panel} />
      ))}
    </div>
  );
}

function Tab({ actor, isShown, panel }: { actor: Actor; isShown: boolean; panel: string }) {
  const { user, role, phone } = actor;
  const unread = phone.rooms.value.reduce((sum, room) => sum + room.unread.value, 0);
  const points = !isShown && wantedUser() === user;
  return (
    <button
      type="button"
      role="tab"
      id={`tab-${user}`}
      class={points ? 'tab wanted' : 'tab'}
      aria-selected={isShown}
      aria-controls={panel}
      tabIndex={isShown ? 0 : -1}
      lang={langOf(role)}
      onClick={() => choose(user)}
    >
      {role}
      {unread > 0 && (
        <span class="count">
          <span aria-hidden="true">{unread}</span>
          <span class="sr-only">{t('unread', { n: unread })}</span>
        </span>
      )}
    </button>
  );
}
