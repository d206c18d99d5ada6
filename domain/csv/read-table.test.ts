import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWhole, MAX_ROWS, readTable, type Table } from './read-table.ts';
import { writeCsv } from './write-csv.ts';

function tableOf(text: string, maxRows?: number): Table {
  const read = readTable(text, maxRows);
  if (!read.ok) throw new Error(read.problem);
  return read.table;
}
const rowsOf = (text: string) => tableOf(text).rows.map(({ row, cells }) => [row, ...cells]);

describe('the delimiter', () => {
  it.each([
    ['a comma', 'Name,Ext\nAna,201\nBo,202'],
    ['a semicolon', 'Name;Ext\nAna;201\nBo;202'],
    ['a tab', 'Name\tExt\nAna\t201\nBo\t202'],
    ['what the file says', 'sep=;\nName;Ext\nAna;201\nBo;202'],
    ['what the file says in quotes', '"sep=|"\r\nName|Ext\r\nAna|201\r\nBo|202\r\n'],
  ])('is %s', (_, text) => {
    expect(tableOf(text).headers).toEqual(['Name', 'Ext']);
    expect(rowsOf(text)).toEqual([
      [2, 'Ana', '201'],
      [3, 'Bo', '202'],
    ]);
  });

  it('is not taken for one of the commas in the cells', () => {
    const text = 'Nom;Poste;Note\nTremblay, Ana;201;a, b, c\n"Roy, Bo";202;d, e, f\n';
    expect(rowsOf(text)).toEqual([
      [2, 'Tremblay, Ana', '201', 'a, b, c'],
      [3, 'Roy, Bo', '202', 'd, e, f'],
    ]);
  });

  it('is not misled by the headers either', () => {
    const text = 'Nom, prénom, titre;Poste\nTremblay, Ana;201\nRoy;202\n';
    expect(tableOf(text).headers).toEqual(['Nom, prénom, titre', 'Poste']);
  });

  it('is not misled by a title above the headers', () => {
    const text = 'Users of Acme, Inc., today\n\nName;Ext;Email\nAna;201;ana@acme.example\n';
    expect(tableOf(text).headers).toEqual(['Name', 'Ext', 'Email']);
  });

  it('is what most rows have, not the last one', () => {
    const text = 'Name;Ext;Email\nAna, Sales;1;a@x.ex\nBo, Sales;2;b@x.ex\nCy, Sales;3\n';
    expect(tableOf(text).headers).toEqual(['Name', 'Ext', 'Email']);
  });

  it('is a bar', () => {
    expect(tableOf('Name|Ext\nAna|201\n').headers).toEqual(['Name', 'Ext']);
  });

  it('is told although some rows are ragged', () => {
    expect(tableOf('Name,Ext,Email\nAna,201\nBo;b,202,b@acme.example,\nCy\n').headers).toHaveLength(
      3,
    );
  });
});

describe('the rows', () => {
  it('have the numbers that a spreadsheet shows', () => {
    const text = 'Name,Note\r\nAna,"two\r\nlines"\r\n\r\n , \r\nBo,"say ""hi"""\r\n';
    expect(rowsOf(text)).toEqual([
      [2, 'Ana', 'two\nlines'],
      [5, 'Bo', 'say "hi"'],
    ]);
  });

  it('begin below the headers wherever these are', () => {
    expect(rowsOf('\n,\nName,Ext\nAna,201\n')).toEqual([[4, 'Ana', '201']]);
  });

  it.each(['\n', '\r\n', '\r'])('end with %j', (lineBreak) => {
    expect(rowsOf(['Name,Ext', 'Ana,201', ''].join(lineBreak))).toEqual([[2, 'Ana', '201']]);
  });

  it('may end with different line breaks', () => {
    expect(rowsOf('Name,Ext\nAna,201\r\nBo,202\rCy,203')).toHaveLength(3);
  });

  it('may be too short, and too long', () => {
    const { rows, problems } = tableOf('Name,Ext,Email\nAna\nBo,202,b@acme.example,,\nCy,1,2,3\n');
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['Ana', '', ''],
      ['Bo', '202', 'b@acme.example'],
      ['Cy', '1', '2'],
    ]);
    expect(problems).toEqual([{ kind: 'cells.extra', row: 4 }]);
  });
});

describe('the headers', () => {
  const headerOf = (...lines: string[]) => {
    const { headers, headerRow, rows } = tableOf(lines.join('\n'));
    return { headers, headerRow, rows: rows.map(({ row }) => row) };
  };

  it.each([
    ['a title', ['User report for Acme', 'Name,Extension,Email', 'Ana,201,a@x.example'], 2],
    [
      'a title with commas',
      ['Report,,', 'By it@acme.example,,', 'Name,Ext,Mail', 'Ana,2,a@x.ex'],
      3,
    ],
    ['PowerShell’s type', ['#TYPE Selected.ADUser', 'Name,Mail', 'Ana,a@x.example'], 2],
    ['a word that is one', ['Extensions', 'Name,Extension', 'Ana,201'], 2],
    ['a version', ['version:v1.0', 'Name [displayName],User name [upn]', 'Ana,a@x.example'], 2],
    ['nothing that is known', ['Imię,Wewn.,Poczta', 'Ana,201,a@x.example'], 1],
    ['a title, and nothing that is known', ['Acme', 'Imię,Wewn.', 'Ana,201', 'Bo,202'], 2],
    ['a row of words', ['Imię,Dział', 'Jan,Service', 'Ana,Office'], 1],
    ['a list of one column', ['Our people', 'Email', 'a@x.example'], 2],
  ])('stand below %s', (_, lines, headerRow) => {
    const rows = lines.slice(headerRow).map((_line, at) => headerRow + at + 1);
    expect(headerOf(...lines)).toMatchObject({ headerRow, rows });
  });

  it('may be blank', () => {
    expect(headerOf(',Name,', '1,Ana,x').headers).toEqual(['', 'Name', '']);
  });

  it('are no row where they stand again', () => {
    const table = tableOf('Name,Ext\nAna,201\nName,Ext\nBo,202\n');
    expect(table.rows.map(({ row }) => row)).toEqual([2, 4]);
    expect(table.problems).toEqual([{ kind: 'row.header', row: 3 }]);
  });
});

describe('a sum', () => {
  it.each([
    'Total,2,',
    'Total: 2 users,,',
    '2 records,,',
    'Nombre total : 2,,',
    'Fin du rapport,,',
  ])('%j at the end is no row', (line) => {
    const table = tableOf(`Name,Ext,Email\nAna,201,ana@x.example\nBo,202,bo@x.example\n${line}\n`);
    expect(table.rows).toHaveLength(2);
    expect(table.problems).toEqual([{ kind: 'row.total', row: 4 }]);
    expect(isWhole(table)).toBe(true);
  });

  it.each([
    'Total Care,299,',
    'Total,203,t@x.example',
    'Bo,202,',
    'Count Basie,,',
    '204,,',
    'User 3,3,',
    'Users 3,,',
  ])('%j is a row', (line) => {
    expect(tableOf(`Name,Ext,Email\nAna,201,ana@x.example\n${line}\n`).rows).toHaveLength(2);
  });

  it('in the middle is a row, as nobody can know better', () => {
    expect(rowsOf('Name,Ext\nTotal,1\nAna,201\n')).toHaveLength(2);
  });
});

describe('a cell', () => {
  it.each([
    ['="0201"', '0201'],
    ['"=""Ana Martin"""', 'Ana Martin'],
    [' ="0201" ', '0201'],
    ['="say ""hi"""', 'say "hi"'],
    ['=A1', '=A1'],
    ["'=A1", '=A1'],
    ['"\'=""0201"""', '="0201"'],
  ])('%s is %j', (cell, value) => {
    expect(rowsOf(`Name,Ext\nAna,${cell}\n`)).toEqual([[2, 'Ana', value]]);
  });

  it('with letters that were lost is told', () => {
    expect(tableOf('Name,Ext\nAna,201\nFran\ufffdois,202\n').problems).toEqual([
      { kind: 'letters.lost', row: 3 },
    ]);
  });
});

describe('a quote', () => {
  it('may have a space before it', () => {
    const text = '"Name", "Ext", "Email"\n"Roy, Ana", "201", "Ana, of Sales"\n';
    expect(tableOf(text).headers).toEqual(['Name', 'Ext', 'Email']);
    expect(rowsOf(text)).toEqual([[2, 'Roy, Ana', '201', 'Ana, of Sales']]);
  });

  it('that is not closed costs its own row', () => {
    const table = tableOf('Name,Ext\nAna,201\n"Bo,202\n"Cy","203"\nDi,"204"\n');
    expect(table.rows.map(({ row, cells }) => [row, ...cells])).toEqual([
      [2, 'Ana', '201'],
      [4, 'Cy', '203'],
      [5, 'Di', '204'],
    ]);
    expect(table.problems).toEqual([{ kind: 'quote.unclosed', row: 3 }]);
    expect(isWhole(table)).toBe(false);
  });

  it('that is not closed in the last row costs that', () => {
    const { rows, problems } = tableOf('Name,Ext\nAna,201\n\n"Bo,202');
    expect(rows).toHaveLength(1);
    expect(problems).toEqual([{ kind: 'quote.unclosed', row: 4 }]);
  });

  it('that is not closed, with nothing but plain rows behind it, costs its own row', () => {
    const { rows, problems } = tableOf('Name,Ext\nAna,201\n"Bo,202\nCy,203\nDi,204\n');
    expect(rows.map(({ row }) => row)).toEqual([2, 4, 5]);
    expect(problems).toEqual([{ kind: 'quote.unclosed', row: 3 }]);
  });

  it('in the middle of a quoted cell stays there', () => {
    const table = tableOf('Name,Ext\n"Ana "Bee" Cee",201\nDi "Dee",202\n');
    expect(table.rows[0]?.cells).toEqual(['Ana "Bee" Cee', '201']);
    expect(table.rows[1]?.cells).toEqual(['Di "Dee"', '202']);
    expect(table.problems).toEqual([{ kind: 'quote.stray', row: 2 }]);
    expect(isWhole(table)).toBe(true);
  });

  it('in every row that is not closed makes the file unreadable, soon', () => {
    const text = `Name,Ext\n${'"Ana,201\n'.repeat(60_000)}`;
    expect(readTable(text)).toEqual({ ok: false, problem: 'brokenQuotes' });
  });
});

describe('many rows', () => {
  const rows = Array.from({ length: 60_000 }, (_, n) => `Person ${n},${n},p${n}@acme.example`);
  const text = `Name,Extension,Email\n${rows.join('\n')}\n`;

  it('are kept up to the limit, and the others counted', () => {
    const table = tableOf(text);
    expect(table.rows).toHaveLength(MAX_ROWS);
    expect(table.rows.at(-1)).toEqual({
      row: MAX_ROWS + 1,
      cells: ['Person 9999', '9999', 'p9999@acme.example'],
    });
    expect(table.beyond).toBe(50_000);
    expect(isWhole(table)).toBe(false);
  });

  it('can all be asked for', () => {
    expect(tableOf(text, 100_000)).toMatchObject({ beyond: 0 });
  });
});

describe('a file without a table', () => {
  it.each([
    ['blank lines', ' \n,,\n', 'empty'],
    ['headers alone', 'Name,Ext,Email\n\n,,\n', 'noRows'],
    ['one line of prose', 'Hello there', 'noRows'],
    ['prose', 'Hello there\nThis is a letter.\nBye', 'noHeader'],
    ['data in the first row', 'Ana,201,ana@acme.example\nBo,202,bo@acme.example', 'noHeader'],
  ])('with %s is refused', (_, text, problem) => {
    expect(readTable(text)).toEqual({ ok: false, problem });
  });

  it('is not a list of addresses', () => {
    expect(rowsOf('Email\nana@acme.example\n')).toEqual([[2, 'ana@acme.example']]);
  });
});

describe('what was written', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...`"',;\n=+-@＝\t é1`) }),
  );
  const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 });

  it.each([',', ';'] as const)('with %s is read back as it was', (delimiter) => {
    fc.assert(
      fc.property(rows, (drawn) => {
        const read = tableOf(writeCsv([['A', 'B', 'C'], ...drawn], delimiter));
        const expected = drawn
          .map((cells) => cells.map((text) => text.replace(/\r\n?/g, '\n')))
          .filter((cells) => cells.some((text) => text.trim() !== ''));
        expect(read.rows.map(({ cells }) => cells)).toEqual(expected);
        expect(read.problems).toEqual([]);
      }),
      { seed: 5 },
    );
  });
});
