/*
 * A spreadsheet takes a cell that begins with one of = + - @, or a tab, for a formula and runs it (OWASP,
 * "CSV Injection"); some programs also do so with the full-width forms. An apostrophe before it makes it
 * text.
 *
 * Where a cell begins is for the reader to say: `a;=1+1` is one cell of a file with commas, and two for
 * an Excel whose lists are separated by semicolons. A quote does not help, as it stands in mid-cell then.
 * So what stands behind a comma, a semicolon, a tab or a line break is guarded as the beginning is,
 * whatever the file itself is separated by, and with quotes and spaces between them too.
 *
 * A telephone number with a plus is such a cell: it is written `'+15145550100`, as text, because a
 * spreadsheet would take the plus away and write 1.51E+10. In groups it needs no apostrophe: no formula has two
 * numbers behind each other with a space between them, so it is text, unless all of its groups have three
 * digits and more, which French takes for thousands. A negative number is written as it is and can be counted
 * with. But neither in the first column, where an unknown separator would join it to what follows.
 */

/** What a program passes over before it looks whether a cell is a formula. */
const PASSED_OVER = String.raw`['"\p{Zs}]*`;
const STARTER = String.raw`=+\-@\t＝＋－＠`;
/** At the very end the cell's own closing quote would open another, beginning with the line's end. */
const ENDS = String.raw`(?=${PASSED_OVER}$)`;
const BEGINS_FORMULA = String.raw`(?:(?=${PASSED_OVER}[${STARTER}])|${ENDS})`;
/** A line break is one at the very beginning only: elsewhere an empty line would be made ugly. */
const BEGINS_CELL = String.raw`(?=${PASSED_OVER}[${STARTER}\n])`;
const BEHIND_SEPARATOR = String.raw`(?<=[,;\t\n])`;

const UNGUARDED = new RegExp(`^${BEGINS_CELL}|${BEHIND_SEPARATOR}${BEGINS_FORMULA}`, 'gu');
const GUARDED = new RegExp(`^'${BEGINS_CELL}|${BEHIND_SEPARATOR}'${BEGINS_FORMULA}`, 'gu');

const NEGATIVE_NUMBER = /^-\d+(?:[.,]\d+)?$/;
/** `+1 514 555-0100`, `+1 514 ••• ••34`, `+33 1 23 45 67 89`; not `+352 621 123 456`. */
const IN_GROUPS = /^\+\d{1,3}(?: [\d•]{1,6})+(?:-\d{2,4})?$/;
const UNLIKE_THOUSANDS = /-|•| \d{1,2}(?= |$)/;

function isGroupedNumber(cell: string): boolean {
  return IN_GROUPS.test(cell) && UNLIKE_THOUSANDS.test(cell);
}

/**
 * A cell for a spreadsheet, with an apostrophe before all that could be taken for a formula. Line breaks
 * become `\n`, as `readTable` reads them.
 *
 * @param isFirst whether the cell is its row's first one.
 */
export function neutralCell(cell: string, isFirst: boolean): string {
  if (!isFirst && (NEGATIVE_NUMBER.test(cell) || isGroupedNumber(cell))) return cell;
  // One more apostrophe where there are some already, so that `plainCell` is the exact way back.
  return cell.replace(/\r\n?/g, '\n').replace(UNGUARDED, "'");
}

/** The way back: a cell without the apostrophes that `neutralCell`, or a person, put there. */
export function plainCell(cell: string): string {
  return cell.replace(GUARDED, '');
}
