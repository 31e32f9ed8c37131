import { openShell } from './shell.ts';
openShell();
