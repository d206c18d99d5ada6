import { describe, expect, it } from 'vitest';
import { importedId, readConferences } from './conference-import.ts';
import { saveIdSchema } from './conference-input.ts';
import { matchConferenceColumns } from '../csv/columns.ts';
import { readTable } from '../csv/read-table.ts';

const clock = { timeZone: 'America/Toronto', now: new Date('2026-10-01T12:00:00Z') };

function conferencesOf(...lines: string[]) {
  const read = readTable(['Tag;Courriel;Expiration;Note', ...lines].join('\n'));
  if (!read.ok) throw new Error(read.problem);
  return readConferences(read.table, matchConferenceColumns(read.table.headers), clock);
}
const expiryOf = (cell: string) => {
  const { entries, findings } = conferencesOf(`Board;ana@acme.example;${cell};`);
  return { expiresAt: entries[0]?.expiry.expiresAt, findings };
};

describe('readConferences', () => {
  it('reads what is to be made', () => {
    expect(
      conferencesOf(' Board ;Ana@acme.example ;2026-12-12 09:30;', 'Équipe;bo@x.example;;'),
    ).toEqual({
      entries: [
        {
          ...{ row: 2, id: '', code: '', past: null },
          tag: 'Board',
          adminEmail: 'Ana@acme.example',
          expiry: {
            expiresAt: new Date('2026-12-12T14:30:00Z'),
            expiryChosen: { local: '2026-12-12T09:30', timeZone: 'America/Toronto', choice: null },
          },
          language: null,
        },
        {
          ...{ row: 3, id: '', code: '', past: null },
          tag: 'Équipe',
          adminEmail: 'bo@x.example',
          expiry: { expiresAt: null, expiryChosen: null },
          language: null,
        },
      ],
      findings: [],
      dates: { kind: 'clear' },
    });
  });

  it('tells what is wrong with a row by its number, and goes on', () => {
    const { entries, findings } = conferencesOf(
      'Board;ana@acme.example;;',
      ';bo@acme.example;;',
      `${'x'.repeat(61)};cy;yesterday;`,
      '"two\nlines";di@acme.example, d@acme.example;;',
      'Sales;;;',
      ';;2026-12-12;Montréal',
      'Board;ANA@acme.example;never;',
      'board;ana@acme.example;;',
    );
    expect(findings).toEqual([
      { row: 3, kind: 'tag.unusable', value: '', problem: 'tag.required' },
      { row: 4, kind: 'tag.unusable', value: 'x'.repeat(61), problem: 'tag.tooLong' },
      { row: 4, kind: 'email.unusable', value: 'cy', problem: 'email.notOneAddress' },
      { row: 4, kind: 'expiry.unreadable', value: 'yesterday' },
      { row: 5, kind: 'tag.unusable', value: 'two\nlines', problem: 'tag.forbiddenCharacter' },
      {
        row: 5,
        kind: 'email.first',
        value: 'di@acme.example, d@acme.example',
        taken: 'di@acme.example',
      },
      { row: 6, kind: 'email.unusable', value: '', problem: 'email.required' },
      { row: 7, kind: 'row.empty' },
      { row: 8, kind: 'row.repeated', otherRow: 2 },
    ]);
    expect(entries.map(({ row }) => row)).toEqual([2, 9]);
  });
});

describe('an expiry', () => {
  it.each([
    '',
    ' ',
    'never',
    'Never expires',
    'JAMAIS',
    'N’expire jamais',
    'n’expire pas',
    'N/A',
    '-',
  ])('%j is none', (cell) => {
    expect(expiryOf(cell)).toEqual({ expiresAt: null, findings: [] });
  });

  it.each([
    ['2026-12-12', '2026-12-12T22:00:00Z'],
    ['2026-12-12 09:30', '2026-12-12T14:30:00Z'],
    ['2026-12-12 9:30', '2026-12-12T14:30:00Z'],
    ['2026-12-12T09:30', '2026-12-12T14:30:00Z'],
    ['2026-12-12t09:30:45.5', '2026-12-12T14:30:00Z'],
    ['2028-02-29', '2028-02-29T22:00:00Z'],
    ['12/12/2026', '2026-12-12T22:00:00Z'],
    ['31/03/2035', '2035-03-31T21:00:00Z'],
    ['3/31/2035 5:00 PM', '2035-03-31T21:00:00Z'],
    ['31 mars 2035 à 9 h 30', '2035-03-31T13:30:00Z'],
    ['2026-12-12T09:30Z', '2026-12-12T09:30:00Z'],
    ['2035-03-31T17:00:00+02:00', '2035-03-31T15:00:00Z'],
    // Of the two moments that the clock shows as 01:30 the one that is named.
    ['2035-11-04T01:30:00-04:00', '2035-11-04T05:30:00Z'],
    ['2035-11-04T01:30:00-05:00', '2035-11-04T06:30:00Z'],
  ])('%j is a moment in the account’s zone', (cell, moment) => {
    expect(expiryOf(cell)).toEqual({ expiresAt: new Date(moment), findings: [] });
  });

  it.each(['2026-12-12 25:00', '2026-02-30', '32/13/2035', 'soon', '#N/A', '12/2035'])(
    '%j is not guessed at',
    (value) => {
      expect(expiryOf(value)).toEqual({
        expiresAt: undefined,
        findings: [{ row: 2, kind: 'expiry.unreadable', value }],
      });
    },
  );

  it.each([
    ['2026-09-30', 'expiry.past'],
    ['2027-03-14 02:30', 'expiry.skipped'],
  ])('%j has a problem', (value, problem) => {
    expect(expiryOf(value)).toEqual({
      expiresAt: undefined,
      findings: [{ row: 2, kind: 'expiry.unusable', value, problem }],
    });
  });

  it('that the clock shows twice is the later one, and told', () => {
    expect(expiryOf('2026-11-01 01:30')).toEqual({
      expiresAt: new Date('2026-11-01T06:30:00Z'),
      findings: [{ row: 2, kind: 'expiry.doubled', value: '2026-11-01 01:30' }],
    });
    const { entries } = conferencesOf('Board;ana@acme.example;2026-11-01 01:30;');
    expect(entries[0]?.expiry.expiryChosen).toMatchObject({ choice: 'later' });
    const past = { ...clock, now: new Date('2026-11-01T12:00:00Z') };
    const rows = [{ row: 2, cells: ['Board', 'ana@acme.example', '2026-11-01 01:30'] }];
    const { findings } = readConferences(
      { rows },
      { tag: [0], email: [1], expiry: [2], language: [], id: [], code: [] },
      past,
    );
    expect(findings).toMatchObject([{ kind: 'expiry.unusable', problem: 'expiry.past' }]);
  });
});

describe('day and month', () => {
  const datesOf = (order: 'dayFirst' | 'monthFirst' | null, ...cells: string[]) => {
    const rows = cells.map((cell, at) => ({ row: at + 2, cells: [`T${at}`, 'a@x.example', cell] }));
    const mapping = { tag: [0], email: [1], expiry: [2], language: [], id: [], code: [] };
    const { entries, findings, dates } = readConferences({ rows }, mapping, clock, order);
    const days = entries.map(({ expiry }) => expiry.expiryChosen?.local.slice(0, 10));
    return { days, findings: findings.map(({ row, kind }) => [row, kind]), dates };
  };

  it('are asked about once for the whole file where nothing says which is which', () => {
    expect(datesOf(null, '03/04/2035', '5/6/2035')).toEqual({
      days: [],
      findings: [
        [2, 'expiry.either'],
        [3, 'expiry.either'],
      ],
      dates: {
        kind: 'open',
        row: 2,
        value: '03/04/2035',
        count: 2,
        local: { dayFirst: '2035-04-03T17:00', monthFirst: '2035-03-04T17:00' },
      },
    });
    expect(datesOf('dayFirst', '03/04/2035', '5/6/2035').days).toEqual([
      '2035-04-03',
      '2035-06-05',
    ]);
    expect(datesOf('monthFirst', '03/04/2035').days).toEqual(['2035-03-04']);
  });

  it('are as the rows have them that can be read in one order only', () => {
    expect(datesOf(null, '03/04/2035', '31/03/2035', '30/03/2035')).toEqual({
      days: ['2035-04-03', '2035-03-31', '2035-03-30'],
      findings: [],
      dates: { kind: 'told', order: 'dayFirst', row: 3, value: '31/03/2035', count: 1 },
    });
    expect(datesOf(null, '3/4/2035', '3/31/2035').days).toEqual(['2035-03-04', '2035-03-31']);
  });

  it('are asked about where such rows disagree, and these are read all the same', () => {
    const { days, dates } = datesOf(null, '03/04/2035', '31/03/2035', '3/31/2035');
    expect(days).toEqual(['2035-03-31', '2035-03-31']);
    expect(dates).toMatchObject({ kind: 'open', row: 2, count: 1 });
  });

  it('matter to nobody where they are the same, or the year comes first', () => {
    expect(datesOf(null, '04/04/2035', '2035-04-03').dates).toEqual({ kind: 'clear' });
  });

  it('are not made of a spreadsheet’s number of days', () => {
    expect(datesOf(null, '49399').findings).toEqual([[2, 'expiry.serial']]);
  });
});

describe('what a spreadsheet has spoilt', () => {
  it('is told, and never taken', () => {
    const { entries, findings } = conferencesOf('#REF!;ana@acme.example;;', 'Board;#N/A;;');
    expect(entries).toEqual([]);
    expect(findings).toEqual([
      { row: 2, kind: 'cell.mangled', value: '#REF!' },
      { row: 3, kind: 'cell.mangled', value: '#N/A' },
    ]);
  });
});

describe('a language in a file', () => {
  const languageOf = (cell: string) => {
    const read = readTable(`Tag;Courriel;Langue\nBoard;ana@acme.example;${cell}\n`);
    if (!read.ok) throw new Error(read.problem);
    return readConferences(read.table, matchConferenceColumns(read.table.headers), clock);
  };

  it.each([
    ['', null],
    [' ', null],
    ['en', 'en'],
    ['EN-GB', 'en'],
    ['English (Canada)', 'en'],
    ['Anglais', 'en'],
    ['fr', 'fr'],
    ['fr_CA', 'fr'],
    ['Français', 'fr'],
    ['French', 'fr'],
  ] as const)('%j is %j', (cell, language) => {
    const { entries, findings } = languageOf(cell);
    expect({ language: entries[0]?.language, findings }).toEqual({ language, findings: [] });
  });

  it.each(['de', 'Deutsch', 'frank', '日本語', '–', '12'])('%j leaves the row out', (cell) => {
    const { entries, findings } = languageOf(cell);
    expect(entries).toEqual([]);
    expect(findings).toEqual([{ row: 2, kind: 'language.unknown', value: cell }]);
  });
});

describe('importedId', () => {
  const id = importedId('acme', 'Board', 'ana@acme.example', 0);

  it('is the same for the same Tag and address, however these are written', () => {
    expect(saveIdSchema.safeParse(id).success).toBe(true);
    expect(importedId('acme', ' Board ', 'Ana@Acme.example', 0)).toBe(id);
    expect(importedId('acme', 'E\u0301quipe', 'a', 0)).toBe(importedId('acme', 'Équipe', 'a', 0));
  });

  it.each([
    importedId('other', 'Board', 'ana@acme.example', 0),
    importedId('acme', 'board', 'ana@acme.example', 0),
    importedId('acme', 'Board', 'bo@acme.example', 0),
    importedId('acme', 'Board', 'ana@acme.example', 1),
  ])('is another one for another account, Tag, address or generation', (other) => {
    expect(other).not.toBe(id);
  });
});
