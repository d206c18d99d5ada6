import Papa from 'papaparse';
import { neutralCell } from './formulas.ts';

/** What Excel takes for a column's end where it opens a file by itself: in English, in French. */
export type Delimiter = ',' | ';';

/** Without it Excel reads UTF-8 as the system's old code page. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The text of a CSV file as Excel opens it, from its byte-order mark on; to be encoded as UTF-8. No cell
 * of it is a formula, whatever separator it is opened with (formulas.ts), and `readTable` reads it back.
 *
 * @param rows the headers first
 */
export function writeCsv(rows: readonly (readonly string[])[], delimiter: Delimiter): string {
  const cells = rows.map((row) => row.map((cell, column) => neutralCell(cell, column === 0)));
  return `${BYTE_ORDER_MARK}${Papa.unparse(cells, { delimiter, newline: '\r\n' })}\r\n`;
}
