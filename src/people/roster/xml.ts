export class BrokenXml extends Error {
  override name = 'BrokenXml';
}

export type Listener = {
  /** A start tag; prefixes are left out of all names. One that is empty is followed by its end. */
  open?: (name: string, attribute: (name: string) => string | undefined) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
};

/** A start tag as it stands between its angle brackets; values may hold a `>`. */
const START = /^<([^\s<>="'/]+)((?:\s+[^\s<>="'/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/;
/** Characters of a start tag: of one with millions of attributes the expression would run out of stack. */
const MAX_TAG = 1024 * 1024;
const ATTRIBUTE = /\s([^\s<>="'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Reads XML from front to end, as office programs write it. It remembers nothing, so that neither depth nor length
 * costs memory; it knows no entities but the five and characters by number, and takes no document type.
 * @throws BrokenXml
 */
export function readXml(xml: string, listener: Listener): void {
  let [at, depth] = [0, 0];
  const counting: Listener = {
    ...listener,
    open: (name, attribute) => {
      depth += 1;
      listener.open?.(name, attribute);
    },
    close: (name) => {
      depth -= 1;
      listener.close?.(name);
    },
  };
  for (let next = xml.indexOf('<'); next >= 0; next = xml.indexOf('<', at)) {
    if (listener.text && next > at) listener.text(decode(xml.slice(at, next)));
    at = readTag(xml, next, counting);
  }
  if (depth !== 0) throw new BrokenXml();
}

/** @returns where what begins here ends */
function readTag(xml: string, at: number, listener: Listener): number {
  const second = xml[at + 1];
  if (second === '!' || second === '?') return skip(xml, at, listener.text);
  if (second === '/') {
    const end = xml.indexOf('>', at);
    if (end < 0) throw new BrokenXml();
    listener.close?.(withoutPrefix(xml.slice(at + 2, end).trimEnd()));
    return end + 1;
  }
  const [whole, fullName = '', attributes = '', isEmpty] = START.exec(xml.slice(at, at + MAX_TAG)) ?? [];
  if (whole === undefined) throw new BrokenXml();
  const name = withoutPrefix(fullName);
  listener.open?.(name, reader(attributes));
  if (isEmpty) listener.close?.(name);
  return at + whole.length;
}

/** Past a comment, an instruction or raw text; anything else that begins like these is none of a spreadsheet's. */
function skip(xml: string, at: number, text: Listener['text']): number {
  for (const [from, to] of [['<?', '?>'] as const, ['<!--', '-->'] as const, ['<![CDATA[', ']]>'] as const]) {
    if (!xml.startsWith(from, at)) continue;
    const end = xml.indexOf(to, at + from.length);
    if (end < 0) break;
    if (from === '<![CDATA[') text?.(xml.slice(at + from.length, end));
    return end + to.length;
  }
  throw new BrokenXml();
}

const withoutPrefix = (name: string) => name.slice(name.indexOf(':') + 1);

function reader(attributes: string): (name: string) => string | undefined {
  let read: Map<string, string> | undefined;
  return (wanted) => {
    if (attributes === '') return undefined;
    read ??= new Map(
      [...attributes.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => [
        withoutPrefix(name),
        double ?? single ?? '',
      ]),
    );
    const value = read.get(wanted);
    return value === undefined ? undefined : decode(value);
  };
}

const NAMED = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }));

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w+)?;?/gi, (_, name: string | undefined) => {
    const named = NAMED.get(name ?? '');
    if (named !== undefined) return named;
    const code = Number(name?.replace(/^#/, '').replace(/^x/i, '0x') ?? Number.NaN);
    if (!name?.startsWith('#') || !(code <= 0x10ffff)) throw new BrokenXml();
    return String.fromCodePoint(code);
  });
}
