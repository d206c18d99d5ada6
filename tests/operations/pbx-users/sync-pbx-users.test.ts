import { Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { describeSync } from '../../../local/operator/pbx-users/describe-findings.ts';
import { releasePbxDirectory } from '../../../local/operator/pbx-users/release-pbx-directory.ts';
import {
  syncPbxUsers,
  type SyncRequest,
} from '../../../local/operator/pbx-users/sync-pbx-users.ts';
import { beforeTransactions } from '../../support/before-transactions.ts';
import { ACCOUNT, putAccount, startWorld, type World } from '../world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(() => putAccount(world.db, { services: { conferencing: true, pbx: true } }));
afterEach(async () => {
  world.failCommits();
  await world.clear();
});

const bytesOf = (...lines: string[]) => new TextEncoder().encode(lines.join('\r\n'));
const HEADERS = 'Name,Extension,Email';
const ANA = 'Ana,201,ana@acme.example';
const BO = 'Bo,202,bo@acme.example';

const sync = (lines: readonly string[], over: Partial<SyncRequest> = {}) =>
  syncPbxUsers(world, ACCOUNT, { bytes: bytesOf(HEADERS, ...lines), ...over });
const directory = () => world.db.collection(`accounts/${ACCOUNT}/pbxUsers`);
const account = async () => (await world.db.doc(`accounts/${ACCOUNT}`).get()).data();
const activity = async () =>
  (await world.db.collection(`accounts/${ACCOUNT}/activity`).get()).docs.map((doc) => doc.data());

async function users() {
  const { docs } = await directory().get();
  return new Map(docs.map((doc) => [String(doc.get('name')), doc]));
}
async function standings() {
  const found = [...(await users())].map(([name, doc]) => [name, doc.get('standing') as unknown]);
  return Object.fromEntries(found) as Record<string, unknown>;
}

describe('a synchronisation', () => {
  it('makes the users of the file, each with the id of a conference', async () => {
    const report = await sync([ANA, 'Cy,203,']);
    expect(report.counts).toEqual({ create: 2, change: 0, back: 0, left: 0, unchanged: 0 });
    const found = await users();
    expect(found.get('Ana')?.data()).toEqual({
      name: 'Ana',
      extension: '201',
      email: 'ana@acme.example',
      leftAt: null,
      loadedAt: expect.any(Timestamp) as unknown,
      loadedBy: null,
      conferenceId: expect.stringMatching(/^[A-Za-z0-9]{20}$/) as unknown,
      hasConference: false,
      standing: 'ready',
      listKeys: { name: 'ana', search: expect.arrayContaining(['ana', '201']) as unknown },
    });
    expect(found.get('Cy')?.get('standing')).toBe('unusable');
    expect(await account()).toMatchObject({ pbxDirectory: 'provider' });
  });

  it('of the same file again writes nothing', async () => {
    await sync([ANA, BO]);
    expect(await world.writesDuring(() => sync([BO, ANA]))).toBe(0);
    expect(await activity()).toMatchObject([{ kind: 'profileChanged', by: null }]);
  });

  it('changes, marks who left, and brings them back as who they were', async () => {
    await sync([ANA, BO]);
    const before = await users();
    expect((await sync(['Ana Roy,201,ana@acme.example'])).counts).toMatchObject({
      change: 1,
      left: 1,
    });
    expect(await standings()).toEqual({ 'Ana Roy': 'ready', Bo: 'left' });
    const between = await users();
    expect(between.get('Ana Roy')?.id).toBe(before.get('Ana')?.id);
    expect(between.get('Ana Roy')?.get('listKeys.name')).toBe('ana roy');
    expect(between.get('Bo')?.get('leftAt')).toBeInstanceOf(Timestamp);
    // Who has left already is not marked again.
    const again = () => sync(['Ana Roy,201,ana@acme.example']);
    expect(await world.writesDuring(again)).toBe(0);

    expect((await sync([ANA, BO])).counts).toMatchObject({ change: 1, back: 1 });
    const after = await users();
    expect(after.get('Bo')?.id).toBe(before.get('Bo')?.id);
    expect(after.get('Bo')?.get('conferenceId')).toBe(before.get('Bo')?.get('conferenceId'));
    expect(await standings()).toEqual({ Ana: 'ready', Bo: 'ready' });
  });

  it('leaves a user’s conference alone', async () => {
    await sync([ANA, BO]);
    const { ref } = (await users()).get('Ana')!;
    await ref.update({ hasConference: true, standing: 'has', conferenceId: 'c'.repeat(20) });
    await sync(['Ana Roy,301,ana@acme.example', BO]);
    const kept = { hasConference: true, conferenceId: 'c'.repeat(20) };
    expect((await ref.get()).data()).toMatchObject({ ...kept, standing: 'has', extension: '301' });
    await sync([BO]);
    expect((await ref.get()).data()).toMatchObject({ ...kept, standing: 'left' });
  });

  it('keeps what the functions say of a user while it runs', async () => {
    const many = Array.from({ length: 250 }, (_, n) => `P${n},${n},p${n}@acme.example`);
    await sync(many);
    const { docs } = await directory().get();
    const told = docs.map(({ ref }) => ref.update({ hasConference: true, standing: 'has' }));
    const renamed = many.map((line) => `New ${line}`);
    await Promise.all([sync(renamed), ...told]);
    const after = (await directory().get()).docs.map((doc) => doc.data());
    expect(after).toHaveLength(250);
    for (const user of after) {
      expect(user).toMatchObject({ hasConference: true, standing: 'has' });
      expect(user['name']).toMatch(/^New P/);
    }
  });

  it('twice at once makes nobody twice', async () => {
    await Promise.all([sync([ANA, BO]), sync([BO, ANA])]);
    expect(await standings()).toEqual({ Ana: 'ready', Bo: 'ready' });
    expect((await directory().get()).size).toBe(2);
  });

  it.each([{ aborted: 0.3 }, { unavailable: 0.3 }])(
    'ends as it should while commits fail (%o)',
    async (failing) => {
      world.failCommits(failing);
      await sync([ANA, BO]).catch(() => undefined);
      world.failCommits();
      await sync([BO, ANA]);
      expect(await standings()).toEqual({ Ana: 'ready', Bo: 'ready' });
      expect((await directory().get()).size).toBe(2);
    },
  );
});

describe('an account without a service', () => {
  it.each([
    [{ conferencing: true, pbx: false }, 'pbx is off for "acme"', '--on pbx'],
    [{ conferencing: false, pbx: true }, 'conferencing is off for "acme"', '--on conferencing'],
    [
      { conferencing: false, pbx: false },
      'conferencing and pbx are off for "acme"',
      '--on conferencing pbx',
    ],
  ])('is synchronised, and it is said that nobody sees that: %o', async (services, off, on) => {
    await putAccount(world.db, { services });
    const said = describeSync(await sync([ANA]));
    expect(said).toContain(`Nobody sees them in the portal: ${off}`);
    expect(said.endsWith(`account:services acme ${on}`)).toBe(true);
    expect(await standings()).toEqual({ Ana: 'ready' });
  });

  it('is not spoken of where nothing is off', async () => {
    expect(describeSync(await sync([ANA]))).not.toContain('Nobody sees');
  });
});

describe('what is odd about a file', () => {
  it('is told by row, with the columns and the counts', async () => {
    await sync([ANA, 'Gone,299,gone@acme.example']);
    const report = await sync([
      'Ana Roy,201,ana@acme.example',
      'Bo,202,',
      'Cy,203,cy@acme',
      ',204,di@acme.example',
      'Ana Roy,201,ana@acme.example',
      'Ed,205,ana@acme.example',
    ]);
    expect(describeSync(report)).toBe(
      [
        'Read as UTF-8: name from "Name", extension from "Extension", email from "Email".',
        'Row 3: no email address; loaded, but cannot be given a conference yet.',
        'Row 4: "cy@acme" is no email address; loaded, but cannot be given a conference yet.',
        'Row 5: no name; loaded as "204".',
        'Row 6: left out, because it says the same as row 2.',
        'Row 7: ana@acme.example is also the address in row 2; both are loaded.',
        '5 users in the file: 4 new, 1 changed, 0 back again, 0 as before. 1 marked as left.',
      ].join('\n'),
    );
  });

  it('keeps from marking anybody as left where rows could not be read', async () => {
    await sync([ANA, BO]);
    const report = await sync([ANA, '"Bo,202,bo@acme.example', 'Cy,203,cy@acme.example']);
    expect(report.counts).toMatchObject({ create: 1, left: 0 });
    expect(describeSync(report)).toContain('Row 3: left out, because a quote is opened');
    expect(describeSync(report)).toContain('Nobody was marked as left');
    expect(await standings()).toMatchObject({ Bo: 'ready' });
  });

  it.each([
    ['is empty', bytesOf(''), 'The file is empty.'],
    ['is a workbook', Uint8Array.from([0x50, 0x4b, 3, 4, 0]), 'The file is a workbook'],
    ['has no headers', bytesOf(ANA, BO), 'no row of headers'],
    ['has no rows', bytesOf(HEADERS), 'no rows below'],
    ['says nobody', bytesOf('Name,Email,Site', ',,Montréal'), 'No row of the file says who'],
    ['has no addresses', bytesOf('Name,Ext', 'Ana,201'), 'as the email address. It has: "Name"'],
    ['has no names', bytesOf('Email,Ext', 'a@x.example,201'), 'recognised as the name'],
  ])('stops it where it %s, and nothing is changed', async (_, bytes, sentence) => {
    await sync([ANA]);
    await releasePbxDirectory(world, ACCOUNT);
    await expect(sync([], { bytes })).rejects.toThrow(sentence);
    expect(await standings()).toEqual({ Ana: 'ready' });
    expect(await account()).toMatchObject({ pbxDirectory: 'account' });
  });

  it('can be put right by saying which column is which', async () => {
    const bytes = bytesOf('Who;Line;E-mail (old);Contact point', 'Ana;201;old;ana@acme.example');
    const columns = { name: 'Who', extension: 'line', email: 'Contact point' };
    await sync([], { bytes, columns });
    expect((await users()).get('Ana')?.data()).toMatchObject({
      extension: '201',
      email: 'ana@acme.example',
    });
    const wrong = sync([], { bytes, columns: { name: 'Whom' } });
    await expect(wrong).rejects.toThrow('The file has no column "Whom". It has: "Who", "Line"');
    const none = await sync([], { bytes, columns: { ...columns, extension: '' } });
    expect(none.mapping.extension).toEqual([]);
  });

  it('leaves out who is off, unless they are asked for', async () => {
    const bytes = bytesOf('Name,Email,Status', 'Ana,a@x.example,Active', 'Bo,b@x.example,Inactive');
    const report = await sync([], { bytes });
    expect(await standings()).toEqual({ Ana: 'ready' });
    expect(describeSync(report)).toContain('Row 3: left out, because it says "Status: Inactive".');
    expect(describeSync(report)).toContain('1 person is off by what the file says, and left out;');
    const all = await sync([], { bytes, includesOff: true });
    expect(await standings()).toEqual({ Ana: 'ready', Bo: 'ready' });
    expect(describeSync(all)).toContain('Row 3: loaded, although it says "Status: Inactive".');
    expect(describeSync(all)).toContain('and taken as the others.');
  });

  it('says where letters are not sure, and reads them as it is told', async () => {
    const bytes = Uint8Array.from(Buffer.from('Name,Email\nB\x95,b@x.example\n', 'latin1'));
    const report = await sync([], { bytes });
    expect(describeSync(report)).toContain('Read as CP850 (MS-DOS)');
    expect(describeSync(report)).toContain('It may be something else: look at the names');
    const told = await sync([], { bytes, encoding: 'macroman' });
    expect(await standings()).toEqual({ Bï: 'ready' });
    expect(describeSync(told)).not.toContain('It may be something else');
  });
});

describe('a file without most of the users', () => {
  const many = Array.from({ length: 10 }, (_, n) => `P${n},${n},p${n}@acme.example`);

  it('is refused unless that is allowed', async () => {
    await sync(many);
    await expect(sync(many.slice(0, 4))).rejects.toThrow('6 of the 10 users are not in the file');
    expect(Object.values(await standings())).not.toContain('left');
    const report = await sync(many.slice(0, 4), { allowManyLeft: true });
    expect(report.counts).toMatchObject({ left: 6, unchanged: 4 });
  });

  it('is taken where half of them stay, or there are few', async () => {
    await sync(many);
    expect((await sync(many.slice(0, 5))).counts.left).toBe(5);
    expect((await sync(many.slice(0, 1))).counts.left).toBe(4);
  });

  it('is refused before the directory becomes the provider’s', async () => {
    await sync(many);
    await releasePbxDirectory(world, ACCOUNT);
    await expect(sync([ANA])).rejects.toThrow('--allow-many-left');
    expect(await account()).toMatchObject({ pbxDirectory: 'account' });
  });

  it('is refused also where they were loaded at that moment, and the directory handed back', async () => {
    await sync([ANA]);
    await releasePbxDirectory(world, ACCOUNT);
    let loads = 0;
    const loading = beforeTransactions(world.db, async () => {
      loads += 1;
      if (loads !== 1) return;
      await sync(many);
      await releasePbxDirectory(world, ACCOUNT);
    });
    const late = syncPbxUsers({ db: loading }, ACCOUNT, { bytes: bytesOf(HEADERS, ANA) });
    await expect(late).rejects.toThrow('Nothing was changed');
    expect(await account()).toMatchObject({ pbxDirectory: 'account' });
    expect((await standings())['P1']).toBe('ready');
  });
});

it('an account that is not there has no directory', async () => {
  const bytes = bytesOf(HEADERS, ANA);
  const nowhere = syncPbxUsers(world, 'nowhere', { bytes });
  await expect(nowhere).rejects.toThrow('There is no account "nowhere".');
  await expect(syncPbxUsers(world, 'a/b', { bytes })).rejects.toThrow('The account id');
  await expect(releasePbxDirectory(world, 'nowhere')).rejects.toThrow('There is no account');
});
