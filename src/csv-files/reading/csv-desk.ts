import { matchConferenceColumns, matchUserColumns } from '../../../domain/csv/columns.ts';
import { readCsv } from '../../../domain/csv/read-csv.ts';
import { isWhole, type Table } from '../../../domain/csv/read-table.ts';
import {
  importedId,
  readConferences,
  type ImportEntry,
} from '../../../domain/conference/conference-import.ts';
import { readUsers } from '../../../domain/pbx-users/pbx-directory.ts';
import { MAX_FILE_BYTES, type CsvCalls, type FileToRead, type ReadAnswer } from './csv-calls.ts';
import { openUserDesk } from './user-desk.ts';

/** So many rows are shown as an example of what a column holds. */
const SAMPLE_ROWS = 3;

export type CsvDesk = {
  readonly [Call in keyof CsvCalls]: (
    asked: CsvCalls[Call]['asked'],
  ) => CsvCalls[Call]['answer'] | Promise<CsvCalls[Call]['answer']>;
};

/** Does what the page asks of the worker; keeps the table of the file that was read last. */
export function openCsvDesk(): CsvDesk {
  let table: Table | null = null;
  const users = openUserDesk();
  let conferences: ReadonlyMap<number, ImportEntry> = new Map();
  const opened = (): Table => {
    if (table === null) throw new Error('No file has been read.');
    return table;
  };

  async function read<Mapping>(
    { file, encoding }: FileToRead,
    match: (headers: readonly string[], rows: Table['rows']) => Mapping,
  ): Promise<ReadAnswer<Mapping>> {
    table = null;
    if (file.size > MAX_FILE_BYTES) return { ok: false, problem: 'tooLarge' };
    const bytes = await bytesOf(file);
    if (bytes === null) return { ok: false, problem: 'unreadable' };
    const found = readCsv(bytes, { encoding });
    if (!found.ok) return found;
    table = found.table;
    return {
      ok: true,
      facts: {
        digest: await digestOf(bytes),
        encoding: found.encoding,
        guess: found.guess,
        headers: table.headers,
        headerRow: table.headerRow,
        mapping: match(table.headers, table.rows),
        sample: table.rows.slice(0, SAMPLE_ROWS),
        rows: table.rows.length,
        beyond: table.beyond,
        isWhole: isWhole(table),
        problems: table.problems,
      },
    };
  }

  return {
    readUserFile: (asked) => read(asked, matchUserColumns),
    readConferenceFile: (asked) => read(asked, matchConferenceColumns),
    readUsers: ({ mapping, includesOff }) => {
      const { entries, findings, off } = readUsers(opened(), mapping, { includesOff });
      users.setEntries(entries);
      return { count: entries.length, off, findings };
    },
    addToDirectory: ({ users: found, isFirst }) => {
      users.addToDirectory(found, isFirst);
      return null;
    },
    compareUsers: () => users.compare(),
    planLoad: (mayLeave) => users.plan(mayLeave),
    takeWrites: ({ start, count }) => users.take(start, count),
    readConferences: ({ mapping, order, ...clock }) => {
      const { rows } = opened();
      const { entries, findings, dates } = readConferences({ rows }, mapping, clock, order);
      conferences = new Map(entries.map((entry) => [entry.row, entry]));
      const [column] = mapping.expiry;
      const saying = new Set(
        column === undefined
          ? []
          : rows.filter(({ cells }) => cells[column]?.trim() !== '').map(({ row }) => row),
      );
      return {
        entries: entries.map((entry) => ({ ...entry, saysExpiry: saying.has(entry.row) })),
        findings,
        dates,
      };
    },
    importedIds: ({ accountId, rows, generation }) =>
      rows.map((row) => {
        const entry = conferences.get(row);
        if (entry === undefined) throw new Error('No such row has been read.');
        return importedId(accountId, entry.tag, entry.adminEmail, generation);
      }),
    digest: async (file) => {
      const bytes = await bytesOf(file);
      return bytes === null ? null : digestOf(bytes);
    },
  };
}

/** @returns null where the browser cannot read the file: it has gone, or changed since it was chosen. */
async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
