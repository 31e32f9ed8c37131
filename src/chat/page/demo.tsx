import { effect } from '@preact/signals';
import { render } from 'preact';
import { line } from './bars.tsx';
import { DemoPage } from './demo-page.tsx';
import { openDemo } from './demo-state.ts';
import { extras, extrasFrom } from './later.ts';
import { applyLook } from './look.ts';
import { openShell } from './shell.ts';
import { tourHidden } from './tour.tsx';
import { isWanted } from './tour-pointer.ts';
import { pointer } from './wanted.ts';

applyLook();
const shell = openShell();
effect(() => {
  pointer.value = tourHidden.value ? null : isWanted;
});
effect(() => {
  if (line.value === 'live') extras.peek()?.wakeOutgoing();
});
render(<DemoPage console={shell.console} />, shell.root);
void openDemo();
extrasFrom(() => import('./extras.ts'));
