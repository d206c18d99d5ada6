import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Encoding } from '../../../domain/csv/encodings.ts';
import { MAX_FILE_BYTES, type CsvFacts, type FileToRead, type ReadAnswer } from './csv-calls.ts';
import { openCsvDesk } from './csv-desk.ts';

const ENGLISH = 'Full name,Ext.,E-mail address\nAna Martin,201,ana@acme.example\nBo,202,\n';

const fileOf = (content: string | Uint8Array<ArrayBuffer>): File => new File([content], 'some.csv');
const asked = (file: File, encoding: Encoding | null = null): FileToRead => ({ file, encoding });

function factsOf<Mapping>(answer: ReadAnswer<Mapping>): CsvFacts<Mapping> {
  if (!answer.ok) throw new Error(answer.problem);
  return answer.facts;
}

const NONE = { name: [], firstName: [], lastName: [], otherName: [], state: [] };

/** A file as the browser gives it once it was changed on the disk, or one that must not be read. */
function unreadableFile(size: number): File {
  const file = fileOf('');
  Object.defineProperty(file, 'size', { value: size });
  file.arrayBuffer = () => Promise.reject(new DOMException('changed', 'NotReadableError'));
  return file;
}

describe('a file of users', () => {
  it('is read, matched by its headers, and told apart by its digest', async () => {
    const facts = factsOf(await openCsvDesk().readUserFile(asked(fileOf(ENGLISH))));
    expect(facts).toEqual({
      digest: createHash('sha256').update(ENGLISH).digest('hex'),
      encoding: 'utf-8',
      headers: ['Full name', 'Ext.', 'E-mail address'],
      mapping: { ...NONE, name: [0], extension: [1], email: [2] },
      headerRow: 1,
      guess: null,
      sample: [
        { row: 2, cells: ['Ana Martin', '201', 'ana@acme.example'] },
        { row: 3, cells: ['Bo', '202', ''] },
      ],
      rows: 2,
      beyond: 0,
      isWhole: true,
      problems: [],
    });
  });

  it('is read in Windows-1252 with semicolons, as French spreadsheets write it', async () => {
    const bytes = Uint8Array.from(Buffer.from('Prénom;Nom;Poste\nZoé;Côté;201\n', 'latin1'));
    const facts = factsOf(await openCsvDesk().readUserFile(asked(fileOf(bytes))));
    expect(facts.encoding).toBe('windows-1252');
    expect(facts.mapping).toMatchObject({
      name: [],
      firstName: [0],
      lastName: [1],
      extension: [2],
    });
    expect(facts.sample[0]?.cells).toEqual(['Zoé', 'Côté', '201']);
  });

  it('is read in the encoding that somebody says that it has', async () => {
    const bytes = Uint8Array.from(Buffer.from('Nom;Poste\nZoé;201\n', 'latin1'));
    const { guess, sample } = factsOf(
      await openCsvDesk().readUserFile(asked(fileOf(bytes), 'macroman')),
    );
    expect(sample[0]?.cells).toEqual(['ZoÈ', '201']);
    expect(guess?.readings[0]).toEqual({ encoding: 'windows-1252', sample: ['Zoé'] });
  });

  it('has people who are off, who are left out unless asked for', async () => {
    const desk = openCsvDesk();
    const text = 'Name,Status,Email\nAna,Active,a@x.example\nGone,Inactive,g@x.example\n';
    const { mapping } = factsOf(await desk.readUserFile(asked(fileOf(text))));
    expect(await desk.readUsers({ mapping, includesOff: false })).toEqual({
      count: 1,
      off: 1,
      findings: [{ row: 3, kind: 'user.off', value: 'Status: Inactive' }],
    });
    expect(await desk.readUsers({ mapping, includesOff: true })).toMatchObject({
      count: 2,
      off: 1,
    });
  });

  it('is compared with the directory as its columns say', async () => {
    const desk = openCsvDesk();
    const { mapping } = factsOf(await desk.readUserFile(asked(fileOf(ENGLISH))));
    expect(await desk.readUsers({ mapping, includesOff: false })).toEqual({
      count: 2,
      off: 0,
      findings: [{ row: 3, kind: 'email.missing' }],
    });
    const names = async () => {
      await desk.addToDirectory({ users: [], isFirst: true });
      const { shown } = await desk.compareUsers(null);
      return shown.create.map(({ name }) => name);
    };
    expect(await names()).toEqual(['Ana Martin', 'Bo']);
    await desk.readUsers({ mapping: { ...mapping, name: [1] }, includesOff: false });
    expect(await names()).toEqual(['201', '202']);
  });

  it('of 60,000 rows is read up to the limit, and says that it was not read whole', async () => {
    const lines = Array.from({ length: 60_000 }, (_, n) => `User ${n},${n},u${n}@acme.example\n`);
    const desk = openCsvDesk();
    const facts = factsOf(
      await desk.readUserFile(asked(fileOf(`Name,Ext,Email\n${lines.join('')}`))),
    );
    expect(facts).toMatchObject({ rows: 10_000, beyond: 50_000, isWhole: false });
    expect(await desk.readUsers({ mapping: facts.mapping, includesOff: false })).toMatchObject({
      count: 10_000,
    });
  });

  it('is refused before it is read where it is too large', async () => {
    const answer = await openCsvDesk().readUserFile(asked(unreadableFile(MAX_FILE_BYTES + 1)));
    expect(answer).toEqual({ ok: false, problem: 'tooLarge' });
  });

  it('that the browser cannot read any more says so', async () => {
    const file = unreadableFile(100);
    expect(await openCsvDesk().readUserFile(asked(file))).toEqual({
      ok: false,
      problem: 'unreadable',
    });
    expect(await openCsvDesk().digest(file)).toBeNull();
  });

  it.each([
    ['nothing', '', 'empty'],
    ['a header alone', 'Name,Extension,Email\n', 'noRows'],
    ['a workbook', 'PK\u0003\u0004 and so on', 'workbook'],
  ])('with %s is refused', async (_, content, problem) => {
    expect(await openCsvDesk().readUserFile(asked(fileOf(content)))).toEqual({
      ok: false,
      problem,
    });
  });

  it('that was refused leaves nothing of the one before', async () => {
    const desk = openCsvDesk();
    const { mapping } = factsOf(await desk.readUserFile(asked(fileOf(ENGLISH))));
    await desk.readUserFile(asked(fileOf('')));
    expect(() => desk.readUsers({ mapping, includesOff: false })).toThrow();
  });
});

describe('a file of conferences', () => {
  const FILE = [
    'Tag,Email,Expires',
    'Board,li@acme.example,',
    'Sales,ana@acme.example,never',
    'Close,bo@acme.example,2030-01-31',
  ].join('\n');
  const clock = { timeZone: 'UTC', now: new Date('2026-01-01T00:00:00Z'), order: null };

  it('says of each conference whether its row has an expiry, be it never', async () => {
    const desk = openCsvDesk();
    const { mapping } = factsOf(await desk.readConferenceFile(asked(fileOf(FILE))));
    const { entries } = await desk.readConferences({ mapping, ...clock });
    expect(entries.map(({ expiry, saysExpiry }) => [expiry.expiresAt, saysExpiry])).toEqual([
      [null, false],
      [null, true],
      [new Date('2030-01-31T17:00:00Z'), true],
    ]);
    const without = await desk.readConferences({ mapping: { ...mapping, expiry: [] }, ...clock });
    expect(without.entries.some(({ saysExpiry }) => saysExpiry)).toBe(false);
  });

  it('asks which of day and month comes first, and reads what was answered', async () => {
    const desk = openCsvDesk();
    const text = 'Tag,Email,Expires\nBoard,li@acme.example,03/04/2035\n';
    const { mapping } = factsOf(await desk.readConferenceFile(asked(fileOf(text))));
    const open = await desk.readConferences({ mapping, ...clock });
    expect(open.dates).toMatchObject({ kind: 'open', row: 2, count: 1 });
    expect(open.entries).toEqual([]);
    const { entries } = await desk.readConferences({ mapping, ...clock, order: 'dayFirst' });
    expect(entries[0]?.expiry.expiresAt).toEqual(new Date('2035-04-03T17:00:00Z'));
  });

  it('gives each the same id whenever it is imported, and another one after a deletion', async () => {
    const idsOf = async (accountId: string, generation: number) => {
      const desk = openCsvDesk();
      const { mapping } = factsOf(await desk.readConferenceFile(asked(fileOf(FILE))));
      await desk.readConferences({ mapping, ...clock });
      return desk.importedIds({ accountId, rows: [2, 4], generation });
    };
    const first = await idsOf('acme', 0);
    expect(first).toEqual(await idsOf('acme', 0));
    const all = [...first, ...(await idsOf('acme', 1)), ...(await idsOf('zenith', 0))];
    expect(new Set(all).size).toBe(6);
    for (const id of all) expect(id).toMatch(/^[A-Za-z0-9]{20}$/);
  });
});
