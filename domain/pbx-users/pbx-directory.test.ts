import { describe, expect, it } from 'vitest';
import { matchUserColumns } from '../csv/columns.ts';
import { readTable } from '../csv/read-table.ts';
import { readUsers } from './pbx-directory.ts';

function usersOf(...lines: string[]) {
  const read = readTable(['Name,Ext,Email,Site', ...lines].join('\n'));
  if (!read.ok) throw new Error(read.problem);
  return readUsers(read.table, matchUserColumns(read.table.headers));
}

function read(...lines: string[]) {
  const found = readTable(lines.join('\n'));
  if (!found.ok) throw new Error(found.problem);
  const { table } = found;
  const mapping = matchUserColumns(table.headers, table.rows);
  return (includesOff = false) => readUsers(table, mapping, { includesOff });
}

describe('readUsers', () => {
  it('reads who is there, by any order and name of the columns', () => {
    const read = readTable('Courriel;Prénom;Nom;Poste\nana@acme.example;Ana;Roy;201\n;Bo;;202\n');
    if (!read.ok) throw new Error(read.problem);
    expect(readUsers(read.table, matchUserColumns(read.table.headers))).toEqual({
      entries: [
        { row: 2, name: 'Ana Roy', extension: '201', email: 'ana@acme.example' },
        { row: 3, name: 'Bo', extension: '202', email: '' },
      ],
      findings: [{ row: 3, kind: 'email.missing' }],
      off: 0,
    });
  });

  it('tells what is wrong with a row by its number, and goes on', () => {
    const { entries, findings } = usersOf(
      'Ana,201,ana@acme.example,',
      'Bo,202,,',
      '',
      'Cy,203,cy@acme,',
      'Di,204,di@acme.example; d@acme.example,',
      ',205,ed@acme.example,',
      ',,fay@acme.example,',
      ',,,Montréal',
      'ANA,201,Ana@Acme.example,',
      'Reception,200,ana@acme.example,',
    );
    expect(findings).toEqual([
      { row: 3, kind: 'email.missing' },
      { row: 5, kind: 'email.unusable', value: 'cy@acme', problem: 'email.notOneAddress' },
      {
        row: 6,
        kind: 'email.first',
        value: 'di@acme.example; d@acme.example',
        taken: 'di@acme.example',
      },
      { row: 7, kind: 'name.missing', value: '205' },
      { row: 8, kind: 'name.missing', value: 'fay@acme.example' },
      { row: 9, kind: 'row.empty' },
      { row: 10, kind: 'row.repeated', otherRow: 2 },
      { row: 11, kind: 'email.shared', value: 'ana@acme.example', otherRow: 2 },
    ]);
    expect(entries.map(({ row, name }) => [row, name])).toEqual([
      [2, 'Ana'],
      [3, 'Bo'],
      [5, 'Cy'],
      [6, 'Di'],
      [7, '205'],
      [8, 'fay@acme.example'],
      [11, 'Reception'],
    ]);
  });

  it('tells nobody that they share what is no address', () => {
    const { findings } = usersOf('Ana,201,none,', 'Bo,202,none,');
    expect(findings.map(({ kind }) => kind)).toEqual(['email.unusable', 'email.unusable']);
  });

  it('shortens what is too long where that is not misleading', () => {
    const long = `Ana ${'é'.repeat(95)} 🎉 and more`;
    const address = `${'a'.repeat(60)}@${`${'b'.repeat(40)}.`.repeat(5)}example`;
    const { entries, findings } = usersOf(
      `${long},${'1'.repeat(21)},ana@acme.example,`,
      `Bo,202,${address},`,
      `,,${'x'.repeat(300)},`,
      `,${'2'.repeat(120)},,`,
    );
    const name = `Ana ${'é'.repeat(95)}`;
    expect(entries).toEqual([
      { row: 2, name, extension: '', email: 'ana@acme.example' },
      { row: 3, name: 'Bo', extension: '202', email: '' },
      { row: 4, name: 'x'.repeat(100), extension: '', email: '' },
      { row: 5, name: '2'.repeat(100), extension: '', email: '' },
    ]);
    expect(findings.map(({ row, kind }) => [row, kind])).toEqual([
      [2, 'name.tooLong'],
      [2, 'extension.tooLong'],
      [3, 'email.unusable'],
      [4, 'email.unusable'],
      [4, 'name.missing'],
      [5, 'email.missing'],
      [5, 'name.missing'],
      [5, 'extension.tooLong'],
    ]);
  });

  it('keeps no control characters, and no invisible ones in an address', () => {
    const { entries } = usersOf(
      '"\u202eAna\u0007  Maria\nRoy ",\u200b201,\ufeffana@acme\u00ad.example\u00a0,',
    );
    expect(entries[0]).toMatchObject({
      name: 'Ana Maria Roy',
      extension: '201',
      email: 'ana@acme.example',
    });
  });

  it('puts a name together where no cell has the whole of it', () => {
    const { entries } = read(
      'Display name;First name;Last name;Name',
      'Ana Martin;A;M;x',
      ';Ana;Roy;x',
      ' ;;Roy;x',
      '-;;;Lobby',
      '#N/A;Ana;-;x',
    )();
    expect(entries.map(({ name }) => name)).toEqual([
      'Ana Martin',
      'Ana Roy',
      'Roy',
      'Lobby',
      'Ana',
    ]);
  });

  it('takes a name that stands beside the address where no cell has one', () => {
    const { entries } = read(
      'People',
      'Ana Roy <ana@acme.example>',
      '"""Roy, Bo"" <bo@acme.example>"',
    )();
    expect(entries).toEqual([
      { row: 2, name: 'Ana Roy', extension: '', email: 'ana@acme.example' },
      { row: 3, name: 'Roy, Bo', extension: '', email: 'bo@acme.example' },
    ]);
  });

  it('tells what a spreadsheet has spoilt, and never takes it', () => {
    const { entries, findings } = usersOf(
      'Ana,2.01E+02,ana@acme.example,',
      'Bo,202.0,#N/A,',
      '#REF!,#NAME?,cy@acme.example,',
      'Di,"1,204",di@acme.example,',
    );
    expect(entries.map(({ extension }) => extension)).toEqual(['', '', '', '']);
    expect(entries[1]?.email).toBe('');
    expect(findings).toEqual([
      { row: 2, kind: 'cell.mangled', value: '2.01E+02' },
      { row: 3, kind: 'cell.mangled', value: '#N/A' },
      { row: 3, kind: 'cell.mangled', value: '202.0' },
      { row: 4, kind: 'cell.mangled', value: '#NAME?' },
      { row: 4, kind: 'cell.mangled', value: '#REF!' },
      { row: 4, kind: 'name.missing', value: 'cy@acme.example' },
      { row: 5, kind: 'cell.mangled', value: '1,204' },
    ]);
  });
});

describe('people who are off', () => {
  it.each([
    ['Status', 'Inactive', 'Active'],
    ['User Status', 'Suspended', 'Not Verified'],
    ['État', 'Désactivée', 'Active'],
    ['Statut du compte', 'bloqué', 'En service'],
    ['Status', 'Gesperrt', 'Aktiv'],
    ['Estado', 'Suspendido', 'Activo'],
    ['Status', 'DEACTIVATED', 'Not Activated'],
    ['Block credential', 'True', 'False'],
    ['accountEnabled', 'False', 'True'],
    ['Enabled', 'FAUX', 'VRAI'],
    ['Actif', 'Non', 'Oui'],
    ['Disabled', '1', '0'],
    ['LockedOut', 'True', ''],
    ['Locked', 'y', 'n'],
    ['Active', '0', ''],
    ['Statut', 'Congédiée', 'En congé'],
    ['Soft deletion time stamp', '2026-01-31 10:00Z', ''],
  ])('by %s: %s, and not %s, are told and left out', (header, off, on) => {
    const reading = read(`Name;${header}`, `Gone;${off}`, `Ana;${on}`);
    const { entries, findings, off: count } = reading();
    expect(entries.map(({ name }) => name)).toEqual(['Ana']);
    expect(findings.filter(({ kind }) => kind !== 'email.missing')).toEqual([
      { row: 2, kind: 'user.off', value: `${header}: ${off}` },
    ]);
    expect(count).toBe(1);
    const all = reading(true);
    expect(all.entries.map(({ name }) => name)).toEqual(['Gone', 'Ana']);
    expect(all.findings[0]).toEqual({ row: 2, kind: 'user.offTaken', value: `${header}: ${off}` });
    expect(all.off).toBe(1);
  });
});
