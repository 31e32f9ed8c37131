import { MAX_CELL } from './cell.ts';

/** Gathers what stands in `t` and `v`, without the reading aids (`rPh`) of Chinese and Japanese text. */
export function gatherText() {
  let [whole, isText, isAid] = ['', false, false];
  return {
    begin: () => {
      whole = '';
    },
    open: (name: string) => {
      if (name === 'rPh') isAid = true;
      if (name === 't' || name === 'v') isText = !isAid;
    },
    // One character more than a cell may have, so that it is known to be too long.
    text: (text: string) => {
      if (isText && whole.length <= MAX_CELL) whole += text.slice(0, MAX_CELL + 1);
    },
    close: (name: string) => {
      if (name === 'rPh') isAid = false;
      if (name === 't' || name === 'v') isText = false;
    },
    /** Characters that XML has no room for are written as `_x000D_`. */
    whole: () =>
      whole.replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number(`0x${code}`))),
  };
}
