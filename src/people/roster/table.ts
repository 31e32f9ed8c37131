import type { Table } from './cell.ts';
import { readCsv } from './csv.ts';
import { type Fault, FileFault } from './faults.ts';
import { readXlsx } from './xlsx.ts';

const MAX_BYTES = 10 * 1024 * 1024;
const MAX_ROWS = 50_000;

/** Reads CSV (UTF-8) or XLSX, told apart by the bytes and not by the name. Throws FileFault. */
async function readTable(bytes: Uint8Array): Promise<Table> {
  if (bytes.length > MAX_BYTES) {
    throw new FileFault('file.size', {
      mb: Math.ceil(bytes.length / 1024 / 1024),
      max: MAX_BYTES / 1024 / 1024,
    });
  }
  const table = await readRows(bytes);
  if (table.length === 0) throw new FileFault('file.empty');
  return table;
}

async function readRows(bytes: Uint8Array): Promise<Table> {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return readXlsx(bytes, MAX_ROWS);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new FileFault(isLocked(bytes) ? 'file.locked' : 'file.xls');
  return readCsv(bytes, MAX_ROWS);
}

/** Office puts a file with a password into the old wrapping. */
function isLocked(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('EncryptedPackage', 0, 'utf16le');
}

function startsWith(bytes: Uint8Array, magic: number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

/** The table of a file, or the fault for which the whole file is turned down. */
export async function tableOrFault(bytes: Uint8Array): Promise<{ table: Table; fault?: Fault }> {
  try {
    return { table: await readTable(bytes) };
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    return { table: [], fault: error.fault };
  }
}
