import { inflateSync } from 'node:zlib';
import jsQr from 'jsqr';

/** Reads the QR code in an 8-bit PNG, grey or RGB, with or without alpha. */
export function readQr(png: Buffer): string | undefined {
  const { width, height, rgba } = decodePng(png);
  const decode = jsQr as unknown as (
    data: Uint8ClampedArray,
    w: number,
    h: number,
  ) => { data: string } | null;
  return decode(rgba, width, height)?.data;
}

const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 4: 2, 6: 4 };

function decodePng(png: Buffer): { width: number; height: number; rgba: Uint8ClampedArray } {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = CHANNELS[png.readUInt8(25)] ?? 4;
  const raw = inflateSync(Buffer.concat(chunksOf(png, 'IDAT')));
  const stride = width * channels;
  const lines = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) unfilter(raw, lines, y, stride, channels);
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    const at = i * channels;
    const pixel = channels < 3 ? [0, 0, 0] : [0, 1, 2];
    rgba.set([...pixel.map((channel) => lines[at + channel] ?? 0), 255], i * 4);
  }
  return { width, height, rgba };
}

function chunksOf(png: Buffer, type: string): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === type) {
      found.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
    }
  }
  return found;
}

/** One line by the five filters of PNG (specification, section 9). */
function unfilter(raw: Buffer, out: Buffer, y: number, stride: number, channels: number): void {
  const from = y * (stride + 1);
  const filter = raw[from] ?? 0;
  const at = (x: number, line: number) => (x < 0 || line < 0 ? 0 : (out[line * stride + x] ?? 0));
  for (let x = 0; x < stride; x++) {
    const [left, up, corner] = [at(x - channels, y), at(x, y - 1), at(x - channels, y - 1)];
    const guesses = [0, left, up, Math.floor((left + up) / 2), paeth(left, up, corner)];
    out[y * stride + x] = ((raw[from + 1 + x] ?? 0) + (guesses[filter] ?? 0)) & 255;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
