import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { neutralCell, plainCell } from './formulas.ts';
import { writeCsv } from './write-csv.ts';

describe('writeCsv', () => {
  it('writes what Excel opens', () => {
    const rows = [
      ['Name', 'Note'],
      ['Zoé "Zed" Roy', 'two\nlines, and a comma'],
      ['Bo; Di', ''],
    ];
    expect(writeCsv(rows, ',')).toBe(
      '\uFEFFName,Note\r\n"Zoé ""Zed"" Roy","two\nlines, and a comma"\r\nBo; Di,\r\n',
    );
    expect(writeCsv(rows, ';')).toBe(
      '\uFEFFName;Note\r\n"Zoé ""Zed"" Roy";"two\nlines, and a comma"\r\n"Bo; Di";\r\n',
    );
  });

  it('lets no cell become a formula', () => {
    expect(writeCsv([['=HYPERLINK("http://evil.example")', '+15145550100']], ',')).toBe(
      `\uFEFF"'=HYPERLINK(""http://evil.example"")",'+15145550100\r\n`,
    );
  });
});

describe('a cell', () => {
  it.each([
    ...[
      '=1+1',
      '+1514',
      '-2',
      '@SUM(A1)',
      '＝1',
      "'=1",
      '"=1"',
      ' =1',
      '\u00A0-2',
      "'-2",
      '-2 apples',
    ],
  ])('that begins a formula has an apostrophe before it: %j', (cell) => {
    expect(neutralCell(cell, true)).toBe(`'${cell}`);
    expect(plainCell(neutralCell(cell, true))).toBe(cell);
  });

  it.each([
    ['a;=1+1', "a;'=1+1"],
    ['a,=1+1', "a,'=1+1"],
    ['a\t=1+1', "a\t'=1+1"],
    ['a\n=1+1', "a\n'=1+1"],
    ['a\r\n=1', "a\n'=1"],
    ['a; "=1+1"', `a;' "=1+1"`],
    ['a;＋1,@b', "a;'＋1,'@b"],
    ['\t=1', "'\t'=1"],
    ['\n=1', "'\n'=1"],
    ['+1,-1', "'+1,'-1"],
    ["a;'=1", "a;''=1"],
    ['a;"', `a;'"`],
    ['a;', "a;'"],
  ])('that has one behind any separator has one there: %j', (cell, neutral) => {
    expect(neutralCell(cell, false)).toBe(neutral);
    expect(plainCell(neutral)).toBe(cell.replace('\r', ''));
  });

  it.each([
    ...[
      'Ana',
      "'Ana'",
      "O'Neil",
      "'",
      '',
      '1-2',
      'a=b',
      'ana@acme.example',
      'Roy, Zoé; Bo',
      'a; b',
    ],
    ...['two\n\nlines', '“=1”', '2026-11-25T09:02:13-05:00', 'Board - Q3', 'a;b=c', '1,5', '50 %'],
  ])('of ordinary text stays as it is: %j', (cell) => {
    expect(neutralCell(cell, true)).toBe(cell);
    expect(plainCell(cell)).toBe(cell);
  });

  it.each(['-2', '-2.5', '-2,5', '-0'])('that is a negative number is a number: %s', (cell) => {
    expect(neutralCell(cell, false)).toBe(cell);
    // In the first column an unknown separator would make one cell of it and of what follows.
    expect(neutralCell(cell, true)).toBe(`'${cell}`);
  });
});

describe('a telephone number', () => {
  it.each(['+1 514 555-0100', '+1 514 ••• ••34', '+33 1 23 45 67 89', '+44 20 7946 09'])(
    'in groups is text as it is: %s',
    (cell) => {
      expect(neutralCell(cell, false)).toBe(cell);
      expect(plainCell(cell)).toBe(cell);
      expect(neutralCell(cell, true)).toBe(`'${cell}`);
    },
  );

  it.each([
    ...['+15145550100', '+1-514-555-0100', '+352 621 123 456', '+1 514 555 0100', '+1 514 5550'],
    ...['+1 A1', '+1 514 555-0100*2', '+1 23 =1', '+1 23;=1', '+1  23', '+1 23\n=1', '+ 1 23'],
  ])('that could be a number or a formula has an apostrophe: %j', (cell) => {
    expect(neutralCell(cell, false)).toMatch(/^'/);
    expect(plainCell(neutralCell(cell, false))).toBe(cell);
  });
});

describe('a file opened with any separator', () => {
  const SEPARATORS = [',', ';', '\t'] as const;
  const odd = fc.string({
    unit: fc.constantFrom(
      ...`"',;=+-@ \t\n\rab1＝＠`.split(''),
      '\r\n',
      '";=1',
      '",+',
      '\n@',
      '""-',
    ),
    maxLength: 12,
  });
  const number = fc.integer({ min: -99_999, max: 99_999 }).map(String);
  const phone = fc.integer({ min: 100, max: 999_999_999 }).map((digits) => `+1${digits}`);
  const cell = fc.oneof(odd, odd, number, phone, fc.string({ unit: 'grapheme' }));
  const rows = fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 5 });

  /** As Excel reads it: line by line, and whatever stands between two separators. */
  const naive = (text: string, separator: string) =>
    text.split(/\r\n|\n/).map((line) => line.split(separator));
  const careful = (text: string, separator: string) =>
    Papa.parse<string[]>(text, { delimiter: separator }).data;
  /** Also where a program takes quotes and white space off first. */
  const isFormula = (text: string) =>
    (/^[\t\r]/.test(text) || /^["\s]*[=+\-@＝＋－＠]/u.test(text)) && !/^-\d+$/.test(text);

  it.each([',', ';'] as const)('has no formula in it, written with %s', (delimiter) => {
    fc.assert(
      fc.property(rows, (drawn) => {
        const text = writeCsv(drawn, delimiter).slice(1);
        for (const separator of SEPARATORS) {
          for (const open of [naive, careful]) {
            const formulas = open(text, separator).flat().filter(isFormula);
            expect({ separator, formulas }).toEqual({ separator, formulas: [] });
          }
        }
      }),
      { seed: 5, numRuns: 2000 },
    );
  });

  it.each([',', ';'] as const)('has its numbers, written with %s', (delimiter) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(phone, number, phone), { minLength: 1 }), (drawn) => {
        const opened = careful(writeCsv(drawn, delimiter).slice(1), delimiter).slice(0, -1);
        expect(opened.map(([, count]) => Number(count))).toEqual(drawn.map(([, n]) => Number(n)));
        expect(opened.map((row) => row.map(plainCell))).toEqual(drawn);
        expect(opened.map(([first]) => first)).toEqual(drawn.map(([first]) => `'${first}`));
      }),
      { seed: 5 },
    );
  });

  it('is read back by ourselves as it was', () => {
    fc.assert(
      fc.property(odd, fc.boolean(), (text, isFirst) => {
        expect(plainCell(neutralCell(text, isFirst))).toBe(text.replace(/\r\n?/g, '\n'));
      }),
      { seed: 5, numRuns: 2000 },
    );
  });
});
