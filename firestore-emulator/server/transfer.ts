/**
 * Export and import in a form of our own: a folder that holds one line of JSON a document (in the
 * REST form) and a small file that says what is there, under the name firebase-tools expects.
 */
import type { DatabaseName } from '../api/names.ts';
import type { Document, Engine } from '../engine/values/types.ts';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { documentType } from '../api/messages.ts';
import { databaseOf, documentPath } from '../api/names.ts';
import { parseMessage } from '../api/parse-json.ts';
import { readFields, readTimestamp, writeDocument } from '../api/values.ts';
import { messageToJson } from '../api/write-json.ts';

const format = 'confdesk-firestore-export';
const documentsFile = 'documents.ndjson';

/** firebase-tools' hubExport.js names this file to itself and hands it back with --import. */
function metadataFileOf(folder: string): string {
  return path.join(folder, `${path.basename(folder)}.overall_export_metadata`);
}

/**
 * Writes every document of the database into `folder`, which appears at once and whole: an export
 * that fails leaves what was there before. Resolves with the number of documents.
 */
export async function exportDatabase(
  engine: Engine,
  database: DatabaseName,
  folder: string,
): Promise<number> {
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  // Taken at one moment: documents are immutable, so later commits do not show in these lines.
  const documents = [...engine.documents()];
  const lines = function* () {
    for (const document of documents) {
      const json = messageToJson(documentType, writeDocument(database, document));
      yield `${JSON.stringify(json)}\n`;
    }
  };
  await pipeline(Readable.from(lines()), createWriteStream(path.join(unfinished, documentsFile)));
  const metadata = { format, version: 1, documents: documents.length };
  await writeFile(
    path.join(unfinished, path.basename(metadataFileOf(folder))),
    `${JSON.stringify(metadata)}\n`,
  );
  await rm(folder, { recursive: true, force: true });
  await rename(unfinished, folder);
  return documents.length;
}

/**
 * Loads what `exportDatabase` wrote; `file` is its metadata file, or the folder. Throws an Error
 * with one sentence for an export that is missing, cut short or the official emulator's.
 */
export async function importDatabase(engine: Engine, file: string): Promise<number> {
  const metadata = await readMetadata(file);
  const documents: Document[] = [];
  const source = path.join(metadata.folder, documentsFile);
  const lines = createInterface({ input: createReadStream(source), crlfDelay: Infinity });
  for await (const line of lines) {
    if (line !== '') documents.push(readDocument(line, source, documents.length + 1));
  }
  if (documents.length !== metadata.documents) {
    throw new Error(
      `${source} holds ${documents.length} documents of ${metadata.documents}: it is cut short.`,
    );
  }
  engine.load(documents);
  return documents.length;
}

async function readMetadata(file: string): Promise<{ folder: string; documents: number }> {
  const metadataFile = file.endsWith('_metadata') ? file : metadataFileOf(file);
  let metadata: unknown;
  try {
    metadata = JSON.parse(await readFile(metadataFile, 'utf8'));
  } catch (error) {
    throw new Error(
      `${metadataFile} is not an export of the embedded Firestore (one of the official emulator cannot be read).`,
      { cause: error },
    );
  }
  const { format: written, documents } = metadata as { format?: unknown; documents?: unknown };
  if (written !== format || typeof documents !== 'number') {
    throw new Error(`${metadataFile} is not an export of the embedded Firestore.`);
  }
  return { folder: path.dirname(metadataFile), documents };
}

function readDocument(line: string, file: string, lineNumber: number): Document {
  try {
    const message = parseMessage(documentType, JSON.parse(line));
    const name = message.name ?? '';
    return {
      path: documentPath(databaseOf(name), name),
      fields: readFields(message.fields),
      createTime: readTimestamp(message.createTime ?? {}),
      updateTime: readTimestamp(message.updateTime ?? {}),
    };
  } catch (error) {
    throw new Error(`${file}:${lineNumber} is not a document.`, { cause: error });
  }
}
