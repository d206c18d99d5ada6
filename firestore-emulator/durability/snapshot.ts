import { open, rename } from 'node:fs/promises';
import type { Document } from '../engine/values/types.ts';
import { ByteWriter } from './bytes.ts';
import { writeDocument } from './document-codec.ts';
import { unfinished } from './files.ts';
import { frameRecord } from './records.ts';

/** Bytes that are made before other work gets a turn: about a millisecond. */
const CHUNK_BYTES = 256 * 1024;

/**
 * Writes documents into a file that appears whole, and on the disk, or not at all.
 *
 * @param documents  as they were at one moment: nobody may change the array or what is in it
 * @returns the size of the file in bytes.
 */
export async function writeSnapshot(file: string, documents: readonly Document[]): Promise<number> {
  const handle = await open(unfinished(file), 'w', 0o600);
  let size = 0;
  try {
    const content = new ByteWriter();
    const flush = async () => {
      const record = frameRecord(content.bytes());
      content.reset();
      await handle.write(record);
      size += record.length;
    };
    for (const document of documents) {
      writeDocument(content, document);
      if (content.length >= CHUNK_BYTES) await flush();
    }
    if (content.length > 0) await flush();
    await handle.datasync();
  } finally {
    await handle.close();
  }
  await rename(unfinished(file), file);
  return size;
}
