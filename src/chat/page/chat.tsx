import { settingsIcon } from './icons.tsx';
import { effect } from '@preact/signals';
import { render } from 'preact';
import type { ChatEvent } from '../api.ts';
import { showUnread } from './badge.ts';
import { Bars, line, Status } from './bars.tsx';
import { ChatView } from './chat-view.tsx';
import { extras, extrasFrom, loadExtras } from './later.ts';
import { applyLook } from './look.ts';
import { expired, failureFrom, loadPhone, loadRoom, makePhone, type Phone } from './phone.ts';
import { MenuButton } from './menu-button.tsx';
import { openShell } from './shell.ts';
import { t } from './words.ts';

applyLook();
const shell = openShell();
const phone = makePhone();
const title = document.title;

render(<ChatPage phone={phone} />, shell.root);
effect(() => {
  const unread = phone.rooms.value.reduce((sum, room) => sum + room.unread.value, 0);
  showUnread(unread, title);
});
effect(() => {
  if (line.value === 'live') extras.peek()?.wakeOutgoing();
});
void begin();
extrasFrom(() => import('./extras.ts'));

/** Loads until it works: the line may be down when the page opens. */
async function begin(): Promise<void> {
  try {
    const seq = await loadPhone(phone);
    line.value = 'live';
    followDeepLink();
    const { pumpOutgoing, startStream } = await loadExtras();
    for (const room of phone.rooms.value) void pumpOutgoing(phone, room);
    startStream(seq, undefined, {
      onEvent,
      onLine(state) {
        line.value = state;
        if (state === 'login') expired.value = true;
      },
    });
  } catch (error) {
    const failure = failureFrom(error);
    if (failure.error === 'login') expired.value = true;
    else {
      if (failure.error === 'offline') line.value = 'down';
      else phone.failed(failure);
      setTimeout(() => void begin(), 3000);
    }
  }
}

function onEvent(event: ChatEvent): void {
  if (event.type === 'reset') void reload();
  else extras.peek()?.applyEvent(phone, event);
}

/** After a gap too long for events: state and the open chat anew, drafts and scroll place stay. */
async function reload(): Promise<void> {
  await loadPhone(phone);
  for (const room of phone.rooms.value) if (room.loaded.value) await loadRoom(phone, room);
}

/** `/chat?start=PAYLOAD` is Telegram's deep link. Opening it spends nothing: the start button does. */
function followDeepLink(): void {
  const payload = new URLSearchParams(location.search).get('start');
  const room = phone.open.value;
  if (!payload || !room) return;
  history.replaceState(null, '', location.pathname);
  room.payload.value = payload;
}

function ChatPage({ phone }: { phone: Phone }) {
  const room = phone.open.value;
  const Later = extras.value;
  const several = phone.rooms.value.length > 1;
  return (
    <div class={several ? 'page several' : 'page'}>
      {several && Later && <Later.Chats phone={phone} />}
      <main class="main">
        <header class="head">
          <span class="avatar" aria-hidden="true">
            {room?.bot.name.slice(0, 1) ?? '小'}
          </span>
          <div class="head-words">
            <h1>{room?.bot.name ?? title}</h1>
            <p class="small">{room?.typing.value ? t('typing') : shell.hours}</p>
          </div>
          {several && Later && <Later.OtherChats phone={phone} />}
          <MenuButton
            label={t('settings')}
            icon={settingsIcon}
            menu={(anchor, close) =>
              Later && (
                <Later.SettingsMenu
                  anchor={anchor}
                  close={close}
                  onLanguage={(language) => void Later.tryPost(phone, '/chat/language', { language })}
                  onLogout={() => void Later.logout(phone)}
                />
              )
            }
          />
        </header>
        <Bars />
        {Later && <Later.Notices phone={phone} />}
        {room ? <ChatView key={room.bot.id} phone={phone} room={room} /> : <Waiting />}
      </main>
      <Status />
    </div>
  );
}

function Waiting() {
  return <p class="waiting">{t('opening')}</p>;
}
