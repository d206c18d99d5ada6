/**
 * Records in a file, one behind the other: length (4 bytes), CRC-32 of the content (4 bytes), content.
 * Numbers are little-endian.
 */
import { crc32 } from 'node:zlib';

const HEAD_BYTES = 8;

/** What stands at the end of a file: `whole` a record; `torn` one that was not written to its end. */
export type Ending = 'whole' | 'torn';

export interface Records {
  readonly contents: readonly Buffer[];
  /** Behind the last whole record. */
  readonly end: number;
  readonly ending: Ending;
}

/** A file holds what no crash leaves behind: something else has changed it. */
export class DamagedFileError extends Error {
  override name = 'DamagedFileError';
}

/** The content as a record. */
export function frameRecord(content: Buffer): Buffer {
  const record = Buffer.allocUnsafe(HEAD_BYTES + content.length);
  record.writeUInt32LE(content.length, 0);
  record.writeUInt32LE(crc32(content), 4);
  content.copy(record, HEAD_BYTES);
  return record;
}

/**
 * The records of a file. A crash in the middle of an append leaves a beginning of a record at the
 * end, which is told as `torn`; the contents are views of `file`.
 *
 * @throws DamagedFileError when a record that is there in full does not have its checksum.
 */
export function readRecords(file: Buffer, name: string): Records {
  const contents: Buffer[] = [];
  let at = 0;
  while (at < file.length) {
    if (at + HEAD_BYTES > file.length) return { contents, end: at, ending: 'torn' };
    const length = file.readUInt32LE(at);
    const end = at + HEAD_BYTES + length;
    if (end > file.length) return { contents, end: at, ending: 'torn' };
    const content = file.subarray(at + HEAD_BYTES, end);
    if (crc32(content) !== file.readUInt32LE(at + 4)) {
      // The last blocks of a file may have been lost with the machine's power; then nothing follows.
      if (end === file.length) return { contents, end: at, ending: 'torn' };
      throw new DamagedFileError(`${name} is damaged at byte ${at}.`);
    }
    contents.push(content);
    at = end;
  }
  return { contents, end: at, ending: 'whole' };
}
