import type { FileProblem } from '../../../domain/csv/decode-file.ts';
import type { RowProblem } from '../../../domain/csv/read-table.ts';
import { plural } from '../plural.ts';
import { rows } from './counts.ts';

/** Why a file was not read; `broken` is no fault of the file. */
const problems: Record<FileProblem | 'unreadable' | 'broken', { title: string; text: string }> = {
  empty: {
    title: 'This file is empty',
    text: 'Nothing is in it. Export it again, or choose another.',
  },
  tooLarge: {
    title: 'This file is too large',
    text: 'A file may have up to 20 MB. Leave out the columns that are not needed, or split it.',
  },
  workbook: {
    title: 'This is a workbook, not a CSV file',
    text: 'Open it in Excel, choose “Save as” and the type “CSV UTF-8”, and load that file.',
  },
  notText: {
    title: 'This is not a CSV file',
    text: 'It holds something other than a table in text form. Export the list as CSV and load that file.',
  },
  noHeader: {
    title: 'There is no row of headers',
    text: 'A row above the others must name the columns, such as Name, Extension and Email. Add such a row and load the file again.',
  },
  noRows: {
    title: 'There are no rows below the headers',
    text: 'The file names its columns and nothing else. Export it again, or choose another.',
  },
  brokenQuotes: {
    title: 'The quotation marks in this file do not match',
    text: 'Too many of them are opened and never closed, so its rows cannot be told apart. Export it again as CSV.',
  },
  unreadable: {
    title: 'The file could not be read',
    text: 'It may have been changed, moved or opened by another program. Choose it again.',
  },
  broken: {
    title: 'The file could not be read',
    text: 'It has nothing to do with the file. Choose it again, and tell support if it keeps happening.',
  },
};

/** What is odd about rows of one kind. */
export interface FindingWords {
  /** For how many. */
  readonly title: (count: number, formatted: string) => string;
  /** What comes of it. */
  readonly text: (count: number) => string;
  /**
   * The sentence about one: `value` is what stands there; `other` an earlier row that it is about, or
   * which problem it is.
   */
  readonly row: (row: string, value: string, other: string) => string;
}

const rowFindings: Record<RowProblem['kind'], FindingWords> = {
  'quote.unclosed': {
    title: (count, formatted) => `${rows(count, formatted)} with an open quotation mark.`,
    text: () => 'Left out: where the row ends cannot be told.',
    row: (row) => `Row ${row} opens a quotation mark and never closes it.`,
  },
  'quote.stray': {
    title: (count, formatted) => `${rows(count, formatted)} with a stray quotation mark.`,
    text: () => 'Read as it stands; look whether it is right.',
    row: (row) => `Row ${row} has a quotation mark in the middle of a cell.`,
  },
  'row.total': {
    title: (count, formatted) =>
      plural('en', count, {
        one: `${formatted} row at the end that only sums up.`,
        other: `${formatted} rows at the end that only sum up.`,
      }),
    text: () => 'Left out.',
    row: (row) => `Row ${row} sums up what is above it.`,
  },
  'row.header': {
    title: (count, formatted) => `${rows(count, formatted)} with the headers again.`,
    text: () => 'Left out.',
    row: (row) => `Row ${row} has the headers again.`,
  },
  'letters.lost': {
    title: (count, formatted) => `${rows(count, formatted)} with letters that cannot be read.`,
    text: () => 'Read with � in their place; look whether another encoding is right.',
    row: (row) => `Row ${row} has letters that cannot be read.`,
  },
  'cells.extra': {
    title: (count, formatted) => `${rows(count, formatted)} with more cells than headers.`,
    text: () => 'The cells beyond are left out; others may stand in the wrong column.',
    row: (row) => `Row ${row} has more cells than there are headers.`,
  },
};

/** The words of a CSV file being read: which file, its columns, what was found in it. */
export const csvFiles = {
  file: {
    heading: 'File',
    drop: 'Drop a CSV file here',
    dropNow: 'Let go to read this file',
    choose: 'Choose a file',
    another: 'Choose another',
    limits:
      'Commas, semicolons or tabs, as Excel saves them; up to 10,000 rows. A row above them names the columns.',
    sample: 'Download a sample file',
    reading: 'Reading…',
    rows,
    beyond: {
      title: (kept: string) => `Only the first ${kept} rows are read`,
      text: (beyond: string) =>
        `${beyond} more rows of this file are left out. Split it and load the parts one after the other.`,
    },
    kilobytes: (size: string) => `${size} KB`,
    megabytes: (size: string) => `${size} MB`,
    problems,
  },
  columns: {
    heading: 'Columns',
    intro: 'Matched by their headers. Correct what is not right.',
    unmatched: 'No header says which is which. Match the columns that you need.',
    below: (row: string) => `The headers are in row ${row}; what is above them is passed over.`,
    /** Which columns have it where the better one is empty. */
    otherwise: (headers: string) => `Where it is empty: ${headers}`,
    none: 'Not in this file',
    example: 'For example:',
    unnamed: (number: number) => `Column ${number}, without a header`,
    numbered: (header: string, number: number) => `${header} (column ${number})`,
  },
  encoding: {
    title: 'The letters of this file can be read in more than one way',
    question: 'Which is right?',
    wrong: 'Are letters wrong?',
  },
  findings: {
    heading: 'What to look at',
    download: 'Download all of this as CSV',
    more: (count: string) => `Show ${count} more`,
    beyond: (count: number, formatted: string) =>
      `And ${rows(count, formatted)} more. The download has all of them.`,
    file: { name: 'findings', row: 'Row', finding: 'Finding' },
    rows: rowFindings,
  },
  changed: {
    changed: {
      title: 'The file has been changed since you chose it',
      text: 'What is shown here is the file as it was. Read it again, or go on with what is shown.',
    },
    lost: {
      title: 'The file has been changed or moved since you chose it',
      text: 'The browser may not read it again by itself. Choose it again, or go on with what is shown.',
    },
    readAgain: 'Read it again',
    chooseAgain: 'Choose it again',
    goOn: 'Go on with what is shown',
  },
};
