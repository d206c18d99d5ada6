import { decodeText, type FileProblem } from './decode-file.ts';
import type { Encoding } from './encodings.ts';
import type { EncodingGuess } from './guess-encoding.ts';
import { readTable, type Table } from './read-table.ts';

export type ReadCsv =
  | {
      readonly ok: true;
      readonly table: Table;
      readonly encoding: Encoding;
      /** The ways to read its letters where the bytes do not say which one is right. */
      readonly guess: EncodingGuess | null;
    }
  | { readonly ok: false; readonly problem: FileProblem };

/** How a file is read, where that is not the usual way. */
export interface CsvOptions {
  /** Rows beyond are counted, not kept. */
  readonly maxRows?: number;
  /** What somebody says that its encoding is. */
  readonly encoding?: Encoding | null;
}

/** A file's bytes as a table: `decodeText`, then `readTable`. */
export function readCsv(bytes: Uint8Array, options: CsvOptions = {}): ReadCsv {
  const decoded = decodeText(bytes, options.encoding);
  if (!decoded.ok) return decoded;
  const read = readTable(decoded.text, options.maxRows);
  const { encoding, guess } = decoded;
  return read.ok ? { ...read, encoding, guess } : read;
}
