import { spawn } from 'node:child_process';

type Setting = { env: NodeJS.ProcessEnv; isTty: boolean; platform: NodeJS.Platform };

/** What opens an address for the person at this terminal; null where nobody sits before a display. */
export function browserCommand({
  env,
  isTty,
  platform,
}: Setting): [command: string, ...args: string[]] | null {
  if (!isTty || env.CI || env.SSH_CONNECTION || env.SSH_TTY) return null;
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['cmd', '/c', 'start', ''];
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open'] : null;
}

/** Opens an address where that is possible; where it is not, nothing is said. */
export function openBrowser(url: string, setting: Setting): void {
  const [command, ...args] = browserCommand(setting) ?? [];
  if (command === undefined) return;
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
