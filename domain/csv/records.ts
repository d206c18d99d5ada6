import Papa from 'papaparse';

export interface RecordVisitor {
  /** A record as it stands there. */
  record(cells: readonly string[], row: number): void;
  /** A record with a quote in the middle of a quoted cell; its cells are as good as can be told. */
  strayQuote(cells: readonly string[], row: number): void;
  /** A line that opens a quote and does not close it; none of it is read. */
  unclosedQuote(row: number): void;
}

/** After so many unclosed quotes the file is given up: each costs a look at what follows it. */
const MOST_UNCLOSED = 20;

/**
 * Reads a text record by record, keeping none. An unclosed quote would swallow every line up to the
 * next quote, or all that is left; only its own line is left out, and reading goes on with the next.
 *
 * @param text with `\n` as its only line break
 * @returns false where it was given up, for too many quotes that are not closed.
 */
export function visitRecords(text: string, delimiter: string, visitor: RecordVisitor): boolean {
  let start = 0;
  let row = 1;
  for (let unclosed = 0; start < text.length; unclosed += 1) {
    if (unclosed > MOST_UNCLOSED) return false;
    const broken = visitUntilBroken(text, start, row, delimiter, visitor);
    if (broken === null) return true;
    visitor.unclosedQuote(broken.row);
    const lineEnd = text.indexOf('\n', broken.start);
    start = lineEnd === -1 ? text.length : lineEnd + 1;
    row = broken.row + 1;
  }
  return true;
}

interface Broken {
  readonly start: number;
  readonly row: number;
}

/** Reads on from `start` and stops at a record whose quote is not closed; null at the end. */
function visitUntilBroken(
  text: string,
  start: number,
  firstRow: number,
  delimiter: string,
  visitor: RecordVisitor,
): Broken | null {
  let broken = null as Broken | null;
  let recordStart = start;
  let row = firstRow;
  Papa.parse<string[]>(text.slice(start), {
    delimiter,
    newline: '\n',
    // The fast mode would split all lines at once.
    fastMode: false,
    step: ({ data: cells, errors, meta }, parser) => {
      const recordEnd = start + meta.cursor;
      if (errors.length === 0) visitor.record(cells, row);
      else if (isUnclosed(errors, text.slice(recordStart, recordEnd))) {
        broken = { start: recordStart, row };
        parser.abort();
      } else visitor.strayQuote(cells, row);
      recordStart = recordEnd;
      row += 1;
    },
  });
  return broken;
}

/**
 * A quoted cell that never ends, or ends in another line behind a quote that does not belong there,
 * which is where the next quoted cell begins.
 */
function isUnclosed(errors: readonly Papa.ParseError[], record: string): boolean {
  return errors.some(({ code }) => code === 'MissingQuotes') || /\n./s.test(record);
}
