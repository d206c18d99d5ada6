import { textOfFormula } from './cell-shapes.ts';
import type { FileProblem } from './decode-file.ts';
import { findDelimiter } from './delimiter.ts';
import { plainCell } from './formulas.ts';
import { EARLY_RECORDS, type EarlyRecord, headerIndex, isTotal } from './header-row.ts';
import { visitRecords } from './records.ts';

/** So many rows of a file are kept, for an account to work with at once. */
export const MAX_ROWS = 10_000;

/** What is odd about a row as text, as a key; `row` as a spreadsheet counts, the first one being row 1. */
export interface RowProblem {
  /**
   * `quote.unclosed` the row could not be read and is left out; `quote.stray` a quote stands in the
   * middle of a cell, which was taken as it is; `cells.extra` cells beyond the headers were dropped,
   * so some may stand in the wrong column; `row.total` it sums up the table and is left out;
   * `row.header` it has the headers again and is left out; `letters.lost` letters of it could not be read,
   * and U+FFFD stands for each.
   */
  readonly kind:
    'quote.unclosed' | 'quote.stray' | 'cells.extra' | 'row.total' | 'row.header' | 'letters.lost';
  readonly row: number;
}

export interface TableRow {
  readonly row: number;
  /** As many as there are headers; `''` where the row has none. */
  readonly cells: readonly string[];
}

export interface Table {
  readonly headers: readonly string[];
  /** Where they stand; what is above them is no part of the table. */
  readonly headerRow: number;
  readonly rows: readonly TableRow[];
  /** How many more rows there are than were kept. */
  readonly beyond: number;
  readonly problems: readonly RowProblem[];
}

export type ReadTable =
  | { readonly ok: true; readonly table: Table }
  | { readonly ok: false; readonly problem: FileProblem };

/** Sums stand in so many rows at the end. */
const LAST_ROWS = 3;

/**
 * Reads a CSV text: comma, semicolon, tab or bar, whichever it uses; quoted line breaks; titles above the
 * headers; rows that are too short or too long; sums below. Blank rows are left out, but they count: each
 * row has the number that a spreadsheet shows beside it, where a row with line breaks in it is one row.
 *
 * @param maxRows rows beyond are counted, not kept
 */
export function readTable(text: string, maxRows = MAX_ROWS): ReadTable {
  const lines = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const delimited = findDelimiter(withoutSpacesBeforeQuotes(lines));
  const building = new TableBuilder(maxRows);
  const isRead = visitRecords(delimited.text, delimited.delimiter, {
    record: (cells, row) => building.add({ cells, row }, false),
    strayQuote: (cells, row) => building.add({ cells, row }, true),
    unclosedQuote: (row) => building.problems.push({ kind: 'quote.unclosed', row }),
  });
  return isRead ? building.finish() : { ok: false, problem: 'brokenQuotes' };
}

/** `"Name", "Extension"`, whose quotes would be letters of the cells. */
const SPACED_QUOTES = /^[^\n]*"[^"\n]*"(?:[,;] +"[^"\n]*")+ *$/m;
const LOOKED_AT = 4096;

function withoutSpacesBeforeQuotes(text: string): string {
  if (!SPACED_QUOTES.test(text.slice(0, LOOKED_AT))) return text;
  return text.replace(/(?<=["\d\p{L}][,;]) +(?=")/gu, '');
}

/** Takes records one by one; the first ones wait until it is known which of them has the headers. */
class TableBuilder {
  readonly problems: RowProblem[] = [];
  readonly #rows: TableRow[] = [];
  readonly #maxRows: number;
  #waiting: (EarlyRecord & { readonly isStray: boolean })[] = [];
  #headers: readonly string[] | null = null;
  #headerRow = 1;
  #beyond = 0;

  constructor(maxRows: number) {
    this.#maxRows = maxRows;
  }

  add({ cells, row }: EarlyRecord, isStray: boolean): void {
    if (isBlank(cells)) return;
    if (this.#headers !== null) return this.#addRow(cells, row, isStray, this.#headers);
    this.#waiting.push({ cells, row, isStray });
    if (this.#waiting.length === EARLY_RECORDS) this.#begin();
  }

  finish(): ReadTable {
    if (this.#headers === null) this.#begin();
    const headers = this.#headers ?? [];
    this.#dropTotals();
    const problem = missing(headers, this.#rows);
    if (problem !== null) return { ok: false, problem };
    const [rows, problems] = [this.#rows, this.problems.sort((a, b) => a.row - b.row)];
    const [headerRow, beyond] = [this.#headerRow, this.#beyond];
    return { ok: true, table: { headers, headerRow, rows, beyond, problems } };
  }

  #begin(): void {
    if (this.#waiting.length === 0) return;
    const at = headerIndex(this.#waiting);
    const [header, ...rows] = this.#waiting.slice(at);
    this.#waiting = [];
    if (header === undefined) return;
    const headers = header.cells.map((cell) => valueOf(cell).trim());
    this.#headers = headers;
    this.#headerRow = header.row;
    if (header.isStray) this.problems.push({ kind: 'quote.stray', row: header.row });
    for (const { cells, row, isStray } of rows) this.#addRow(cells, row, isStray, headers);
  }

  #addRow(
    cells: readonly string[],
    row: number,
    isStray: boolean,
    headers: readonly string[],
  ): void {
    if (this.#rows.length === this.#maxRows) {
      this.#beyond += 1;
      return;
    }
    const values = headers.map((_, column) => valueOf(cells[column] ?? ''));
    if (values.length > 1 && values.every((value, at) => value.trim() === headers[at])) {
      this.problems.push({ kind: 'row.header', row });
      return;
    }
    this.#rows.push({ row, cells: values });
    if (!isBlank(cells.slice(headers.length))) this.problems.push({ kind: 'cells.extra', row });
    if (isStray) this.problems.push({ kind: 'quote.stray', row });
    if (values.some((value) => value.includes('\ufffd'))) {
      this.problems.push({ kind: 'letters.lost', row });
    }
  }

  #dropTotals(): void {
    if (this.#beyond > 0) return;
    for (let count = 0; count < LAST_ROWS; count += 1) {
      const last = this.#rows.at(-1);
      if (last === undefined || !isTotal(last.cells)) return;
      this.#rows.pop();
      this.problems.push({ kind: 'row.total', row: last.row });
    }
  }
}

/** What a cell says: without what keeps it from being taken for a formula or a number. */
function valueOf(cell: string): string {
  return textOfFormula(cell) ?? plainCell(cell);
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
const HAS_AN_ADDRESS = /[^\s@]@[^\s@]+\.[^\s@]+\s*$/;

function missing(headers: readonly string[], rows: readonly TableRow[]): FileProblem | null {
  if (headers.length === 0) return 'empty';
  if (headers.some((header) => LIKE_AN_ADDRESS.test(header))) return 'noHeader';
  if (rows.length === 0) return 'noRows';
  // A single column is a list of addresses, or prose.
  const isProse =
    headers.length === 1 && !rows.some(({ cells }) => HAS_AN_ADDRESS.test(cells[0] ?? ''));
  return isProse ? 'noHeader' : null;
}
