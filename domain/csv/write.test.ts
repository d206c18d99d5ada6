import { describe, expect, it } from 'vitest';
import { neutralCell, plainCell } from './formulas.ts';
import { writeCsv } from './write.ts';

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
  it.each(['=1+1', '+1514', '-2', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', "'=1"])(
    'that begins a formula has an apostrophe before it and not after it is read: %j',
    (cell) => {
      expect(neutralCell(cell)).toBe(`'${cell}`);
      expect(plainCell(neutralCell(cell))).toBe(cell);
    },
  );

  it.each(['Ana', "'Ana'", "O'Neil", "'", '', '1-2', 'a=b', 'ana@acme.example'])(
    'that does not stays as it is: %j',
    (cell) => {
      expect(neutralCell(cell)).toBe(cell);
      expect(plainCell(cell)).toBe(cell);
    },
  );
});
