/*
 * A spreadsheet takes a cell that begins so for a formula and runs it (OWASP, "CSV Injection"); some
 * programs also do so with the full-width forms. A telephone number such as +15145550100 is such a
 * cell too. An apostrophe before it makes it text.
 */
const BEGINS_FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A cell for a spreadsheet, with an apostrophe before what would be taken for a formula. */
export function neutralCell(cell: string): string {
  // One more apostrophe where there are some already, so that `plainCell` is the exact way back.
  return BEGINS_FORMULA.test(cell) ? `'${cell}` : cell;
}

/** The way back: a cell without the apostrophe that `neutralCell`, or a person, put before it. */
export function plainCell(cell: string): string {
  return cell.startsWith("'") && BEGINS_FORMULA.test(cell) ? cell.slice(1) : cell;
}
