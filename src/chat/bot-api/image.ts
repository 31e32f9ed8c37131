export type Size = { width: number; height: number };
export type Image = Size & { mime: string; extension: string };

/** Reads type and size from a picture's first bytes; null for anything that is no JPEG, PNG, GIF or WebP. */
export function readImage(bytes: Buffer): Image | null {
  if (bytes.length < 30) return null;
  if (bytes.readUInt32BE(0) === 0x89504e47) {
    return picture('image/png', 'png', bytes.readUInt32BE(16), bytes.readUInt32BE(20));
  }
  if (bytes.toString('latin1', 0, 4) === 'GIF8') {
    return picture('image/gif', 'gif', bytes.readUInt16LE(6), bytes.readUInt16LE(8));
  }
  if (bytes.toString('latin1', 8, 12) === 'WEBP') return readWebp(bytes);
  return bytes.readUInt16BE(0) === 0xffd8 ? readJpeg(bytes) : null;
}

function picture(mime: string, extension: string, width: number, height: number): Image {
  return { mime, extension, width, height };
}

function readWebp(bytes: Buffer): Image | null {
  const kind = bytes.toString('latin1', 12, 16);
  if (kind === 'VP8X') {
    return picture('image/webp', 'webp', bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1);
  }
  if (kind === 'VP8L') {
    const bits = bytes.readUInt32LE(21);
    return picture('image/webp', 'webp', (bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1);
  }
  if (kind !== 'VP8 ') return null;
  return picture('image/webp', 'webp', bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff);
}

/** Walks the segments to the frame header, whose marker is 0xC0–0xCF without C4, C8, CC. */
function readJpeg(bytes: Buffer): Image | null {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return picture('image/jpeg', 'jpg', bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
    }
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}
