import type { FileProblem } from './decode-file.ts';
import { findDelimiter } from './delimiter.ts';
import { plainCell } from './formulas.ts';
import { visitRecords } from './records.ts';

/** So many rows of a file are kept, for an account to work with at once. */
export const MAX_ROWS = 10_000;

/** What is odd about a row as text, as a key; `row` as a spreadsheet counts, the headers being row 1. */
export interface RowProblem {
  /**
   * `quote.unclosed` the row could not be read and is left out; `quote.stray` a quote stands in the
   * middle of a cell, which was taken as it is; `cells.extra` cells beyond the headers were dropped,
   * so some may stand in the wrong column.
   */
  readonly kind: 'quote.unclosed' | 'quote.stray' | 'cells.extra';
  readonly row: number;
}

export interface TableRow {
  readonly row: number;
  /** As many as there are headers; `''` where the row has none. */
  readonly cells: readonly string[];
}

export interface Table {
  readonly headers: readonly string[];
  readonly rows: readonly TableRow[];
  /** How many more rows there are than were kept. */
  readonly beyond: number;
  readonly problems: readonly RowProblem[];
}

export type ReadTable =
  | { readonly ok: true; readonly table: Table }
  | { readonly ok: false; readonly problem: FileProblem };

/**
 * Reads a CSV text: comma, semicolon or tab, whichever it uses; quoted line breaks; rows that are
 * too short or too long. Blank rows are left out, but they count: each row has the number that a
 * spreadsheet shows beside it, where a row with line breaks in it is one row.
 *
 * @param maxRows rows beyond are counted, not kept
 */
export function readTable(text: string, maxRows = MAX_ROWS): ReadTable {
  const lines = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const delimited = findDelimiter(lines);
  let headers = null as string[] | null;
  const rows: TableRow[] = [];
  const problems: RowProblem[] = [];
  let beyond = 0;

  const take = (cells: readonly string[], row: number): boolean => {
    if (isBlank(cells)) return false;
    if (headers === null) {
      headers = cells.map((cell) => plainCell(cell).trim());
      return true;
    }
    if (rows.length === maxRows) {
      beyond += 1;
      return false;
    }
    rows.push({ row, cells: headers.map((_, column) => plainCell(cells[column] ?? '')) });
    if (!isBlank(cells.slice(headers.length))) problems.push({ kind: 'cells.extra', row });
    return true;
  };

  const isRead = visitRecords(delimited.text, delimited.delimiter, {
    record: take,
    strayQuote: (cells, row) => {
      if (take(cells, row)) problems.push({ kind: 'quote.stray', row });
    },
    unclosedQuote: (row) => problems.push({ kind: 'quote.unclosed', row }),
  });
  if (!isRead) return { ok: false, problem: 'brokenQuotes' };
  const problem = missing(headers, rows);
  return problem === null
    ? { ok: true, table: { headers: headers ?? [], rows, beyond, problems } }
    : { ok: false, problem };
}

/**
 * Whether every row of the file was read, so that who is not in the table is not in the file. Who is
 * missing from another table must not be taken for gone.
 */
export function isWhole(table: Pick<Table, 'beyond' | 'problems'>): boolean {
  return table.beyond === 0 && table.problems.every(({ kind }) => kind !== 'quote.unclosed');
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

const LIKE_AN_ADDRESS = /^\s*[^\s@]+@[^\s@]+\.[^\s@]+\s*$/;

function missing(headers: readonly string[] | null, rows: readonly TableRow[]): FileProblem | null {
  if (headers === null) return 'empty';
  if (headers.some((header) => LIKE_AN_ADDRESS.test(header))) return 'noHeader';
  if (rows.length === 0) return 'noRows';
  // A single column is a list of addresses, or prose.
  const isProse =
    headers.length === 1 && !rows.some(({ cells }) => LIKE_AN_ADDRESS.test(cells[0] ?? ''));
  return isProse ? 'noHeader' : null;
}
