import { decodeText, type Encoding, type FileProblem } from './decode-file.ts';
import { readTable, type Table } from './read-table.ts';

export type ReadCsv =
  | { readonly ok: true; readonly table: Table; readonly encoding: Encoding }
  | { readonly ok: false; readonly problem: FileProblem };

/** A file's bytes as a table: `decodeText`, then `readTable`. */
export function readCsv(bytes: Uint8Array, maxRows?: number): ReadCsv {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const read = readTable(decoded.text, maxRows);
  return read.ok ? { ...read, encoding: decoded.encoding } : read;
}
