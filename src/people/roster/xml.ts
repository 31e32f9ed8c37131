import { SaxesParser } from 'saxes';

export class BrokenXml extends Error {
  override name = 'BrokenXml';
}

export type Listener = {
  /** A start tag; prefixes are left out of all names. One that is empty is followed by its end. */
  open?: (name: string, attribute: (name: string) => string | undefined) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
};

/** More elements than a file may have. */
export class TooManyElements extends Error {
  override name = 'TooManyElements';
}

/**
 * Of one file: elements in all, and those that say nothing. 50,000 enterprises with all their columns have some two
 * million, and at most half a million cells that are empty; each costs time, and an empty one takes four bytes.
 */
const [MAX_ELEMENTS, MAX_HOLLOW] = [2_500_000, 1_000_000];

/** Counts the elements of a file, over all its parts. */
export function countElements(): { close: (isHollow: boolean) => void } {
  let [all, hollow] = [0, 0];
  return {
    close(isHollow) {
      all += 1;
      if (isHollow) hollow += 1;
      if (all > MAX_ELEMENTS || hollow > MAX_HOLLOW) throw new TooManyElements();
    },
  };
}

/** Elements within each other, and attributes of one: of both an office program writes a few dozen at most. */
const [MAX_DEPTH, MAX_ATTRIBUTES] = [256, 256];

/**
 * Reads XML (UTF-8) from front to end as it comes. Open elements and the attributes of one are all that is remembered,
 * and both are counted; it knows no entities but the five and characters by number, and takes no document type.
 * @throws BrokenXml, TooManyElements, and what `chunks` and `listener` throw
 */
export async function readXml(
  chunks: AsyncIterable<Buffer>,
  elements: ReturnType<typeof countElements>,
  { open, close, text }: Listener,
): Promise<void> {
  // Prefixes are cut, not looked up: the two dialects of XLSX have other addresses for the same names.
  const parser = new SaxesParser({ xmlns: false, position: false });
  let [depth, attributes] = [0, 0];
  let isHollow = false;
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > MAX_ATTRIBUTES) refuse();
  });
  parser.on('opentag', (tag) => {
    attributes = 0;
    depth += 1;
    isHollow = true;
    if (depth > MAX_DEPTH) refuse();
    open?.(withoutPrefix(tag.name), (name) => attributeOf(tag.attributes, name));
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    elements.close(isHollow);
    close?.(withoutPrefix(tag.name));
  });
  const said = (what: string) => {
    isHollow = false;
    text?.(what);
  };
  parser.on('text', said);
  parser.on('cdata', said);
  const decoder = new TextDecoder();
  for await (const chunk of chunks) parser.write(decoder.decode(chunk, { stream: true }));
  parser.write(decoder.decode()).close();
}

function refuse(): never {
  throw new BrokenXml();
}

const withoutPrefix = (name: string) => name.slice(name.indexOf(':') + 1);

function attributeOf(attributes: Record<string, string>, wanted: string): string | undefined {
  const name =
    wanted in attributes ? wanted : Object.keys(attributes).find((key) => withoutPrefix(key) === wanted);
  return name === undefined ? undefined : attributes[name];
}
