import { collection, doc, getDocs, setDoc, Timestamp, updateDoc } from 'firebase/firestore/lite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { UserEntry } from '../../../domain/pbx-users/pbx-directory.ts';
import { paths } from '../../../domain/paths.ts';
import type { PbxUser } from '../../../domain/pbx-users/pbx-user.ts';
import { readDirectory } from '../../../src/features/pbx-users/api/read-directory.ts';
import { findExisting } from '../../../src/features/imports/existing-conferences.ts';
import {
  loadUsers,
  NOBODY_LOADED,
  type LoadProgress,
  type LoadRequest,
  type LoadSource,
} from '../../../src/features/pbx-users/api/load-users.ts';
import { openUserDesk } from '../../../src/csv-files/reading/user-desk.ts';
import { startRulesFirestore, type RulesFirestore } from '../../support/firestore.ts';
import { drawId, member, seedWorld, type World } from '../../support/rules-world.ts';

/* What the portal writes for a load, with its own code, under the real rules. */

/** Enough for a machine that is busy with other things, in milliseconds. */
const PATIENCE_MS = 60_000;

let firestore: RulesFirestore;
let world: World;
beforeAll(async () => {
  firestore = await startRulesFirestore();
});
afterAll(() => firestore.stop());
beforeEach(async () => {
  world = await seedWorld(firestore);
});

const never = new AbortController().signal;
const nothing = () => undefined;

/** `User 1` with extension 1 and so on, in the rows below the headers. */
function file(count: number): UserEntry[] {
  return Array.from({ length: count }, (_, index) => ({
    row: index + 2,
    name: `User ${index + 1}`,
    extension: String(index + 1),
    email: `user${index + 1}@acme.example`,
  }));
}

async function directory(): Promise<PbxUser[]> {
  const users: PbxUser[] = [];
  const pages = readDirectory(firestore.as(world.admin), world.account, never);
  for await (const page of pages) users.push(...page);
  return users;
}

/** A load as the preview shows it to an administrator now; the worker's desk does its part here. */
async function preview(
  entries: readonly UserEntry[],
  { uid = world.admin, marksLeft = true } = {},
): Promise<LoadRequest> {
  const desk = openUserDesk();
  desk.setEntries(entries);
  const ask = async (pages: AsyncIterable<readonly PbxUser[]> | Iterable<readonly PbxUser[]>) => {
    let isFirst = true;
    for await (const users of pages) {
      desk.addToDirectory(users, isFirst);
      isFirst = false;
    }
    desk.compare();
  };
  await ask([await directory()]);
  const source: LoadSource = {
    first: () => Promise.resolve(desk.plan(marksLeft ? 'all' : 'nobody')),
    again: async (pages) => {
      await ask(pages);
      return desk.plan('same');
    },
    take: (start, count) => Promise.resolve(desk.take(start, count)),
  };
  return { accountId: world.account, uid, source, before: null };
}

const run = (
  request: LoadRequest,
  onProgress: (progress: LoadProgress) => void = nothing,
  signal = never,
) => loadUsers(firestore.as(request.uid), request, onProgress, signal);

const load = async (entries: readonly UserEntry[], options: Parameters<typeof preview>[1] = {}) =>
  run(await preview(entries, options));

const present = (users: readonly PbxUser[]) =>
  users.filter(({ leftAt }) => leftAt === null).map(({ name }) => name);

const owned = (path: string) => doc(firestore.owner, path);

describe('a load', { timeout: PATIENCE_MS }, () => {
  test('of more than a commit takes writes everybody once, and says how far it is', async () => {
    const told: string[] = [];
    const loaded = await run(await preview(file(450)), ({ counts, total }) =>
      told.push(`${counts.create} of ${total}`),
    );
    expect(loaded).toEqual({ counts: { ...NOBODY_LOADED, create: 450 }, unchanged: 0 });
    expect(told).toEqual(['0 of 450', '200 of 450', '400 of 450', '450 of 450']);
    const users = await directory();
    expect(new Set(users.map(({ conferenceId }) => conferenceId)).size).toBe(450);
    expect(users.every(({ standing }) => standing === 'ready')).toBe(true);
  });

  test('of the same file again changes nothing', async () => {
    await load(file(20));
    const before = await directory();
    expect(await load(file(20))).toEqual({ counts: NOBODY_LOADED, unchanged: 20 });
    expect(await directory()).toEqual(before);
  });

  test('changes who differs, marks who is not in the file, and lets them come back', async () => {
    await load(file(4));
    const [first, second, ...others] = file(4);
    const changed = [{ ...first!, name: 'Ana' }, { ...second!, email: '' }, others[0]!];
    expect((await load(changed)).counts).toEqual({ ...NOBODY_LOADED, change: 2, left: 1 });
    const users = await directory();
    expect(present(users).sort()).toEqual(['Ana', 'User 2', 'User 3']);
    expect(users.map(({ standing }) => standing).sort()).toEqual([
      'left',
      'ready',
      'ready',
      'unusable',
    ]);
    expect((await load(file(4))).counts).toEqual({ ...NOBODY_LOADED, change: 2, back: 1 });
    expect((await directory()).every(({ standing }) => standing === 'ready')).toBe(true);
  });

  test('marks nobody as having left where that was not wished', async () => {
    await load(file(4));
    const loaded = await load(file(1), { marksLeft: false });
    expect(loaded).toEqual({ counts: NOBODY_LOADED, unchanged: 1 });
    expect(present(await directory())).toHaveLength(4);
  });

  test('finds out that the server has given somebody a conference meanwhile', async () => {
    await load(file(3));
    const request = await preview(file(3).map((entry) => ({ ...entry, name: `${entry.name}!` })));
    const [{ id } = { id: '' }] = await directory();
    const user = owned(paths.pbxUser(world.account, id));
    await updateDoc(user, { hasConference: true, standing: 'has' });
    expect((await run(request)).counts).toEqual({ ...NOBODY_LOADED, change: 3 });
    const users = await directory();
    expect(users.every(({ name }) => name.endsWith('!'))).toBe(true);
    expect(users.find((one) => one.id === id)?.standing).toBe('has');
  });

  test('that was interrupted goes on where it ended', async () => {
    const ending = new AbortController();
    const request = await preview(file(450));
    let last: LoadProgress = { counts: NOBODY_LOADED, total: 0 };
    const interrupted = run(
      request,
      (progress) => {
        last = progress;
        if (progress.counts.create > 0) ending.abort();
      },
      ending.signal,
    );
    await expect(interrupted).rejects.toMatchObject({ name: 'AbortError' });
    expect(last.counts.create).toBe(200);
    expect(await directory()).toHaveLength(200);

    const loaded = await run({ ...request, before: last.counts });
    expect(loaded.counts).toEqual({ ...NOBODY_LOADED, create: 450 });
    expect(await directory()).toHaveLength(450);
  });
});

describe('two administrators', { timeout: PATIENCE_MS }, () => {
  let other: string;
  beforeEach(async () => {
    other = `other-${drawId()}`;
    await setDoc(owned(paths.member(world.account, other)), member(other, 'admin'));
  });

  test('who load the same file at once make one directory', async () => {
    const requests = [await preview(file(450)), await preview(file(450), { uid: other })];
    const loaded = await Promise.all(requests.map((request) => run(request)));
    const written = loaded.reduce((sum, { counts }) => sum + counts.create, 0);
    expect(written).toBe(450);
    expect(loaded.every(({ counts, unchanged }) => counts.create + unchanged >= 450)).toBe(true);
    expect(present(await directory())).toHaveLength(450);
  });

  test('do not mark as having left whom the other one has loaded since', async () => {
    await load(file(2));
    const stranger = { row: 2, name: 'New one', extension: '900', email: 'new@acme.example' };
    const request = await preview(file(3).slice(1));
    await load([...file(3), stranger], { uid: other });
    await run(request);
    expect(present(await directory()).sort()).toEqual(['New one', 'User 2', 'User 3']);
  });
});

describe('a load that may not go on says why', () => {
  test.each([
    [
      'the provider keeps the directory now',
      'provider',
      () => updateDoc(owned(paths.account(world.account)), { pbxDirectory: 'provider' }),
    ],
    [
      'Cloud PBX was switched off',
      'serviceOff',
      () => updateDoc(owned(paths.account(world.account)), { 'services.pbx': false }),
    ],
    [
      'one is no administrator any more',
      'viewer',
      () => updateDoc(owned(paths.member(world.account, world.admin)), { role: 'viewer' }),
    ],
    [
      'one is no member any more',
      'notMember',
      () => updateDoc(owned(paths.member(world.account, world.admin)), { role: 'removed' }),
    ],
  ] as const)('%s', async (_, reason, happens) => {
    const request = await preview(file(3));
    await happens();
    await expect(run(request)).rejects.toMatchObject({ name: 'LoadRefusedError', reason });
    const all = await getDocs(collection(firestore.owner, paths.pbxUsers(world.account)));
    expect(all.size).toBe(0);
  });

  test('somebody else is always faster', async () => {
    const request = await preview(file(1));
    // As if whatever was read were outdated by the time that it is written.
    const source = { ...request.source, again: request.source.first };
    await load(file(1));
    await expect(run({ ...request, source })).rejects.toMatchObject({ reason: 'contended' });
  });
});

describe('conferences to be imported', () => {
  const idOf = (row: number, generation: number) => `import${row}${generation}`.padEnd(20, '0');
  const look = (rows: readonly number[]) => {
    const idsOf = (asked: readonly number[], generation: number) =>
      Promise.resolve(asked.map((row) => idOf(row, generation)));
    const request = { accountId: world.account, rows, idsOf };
    return findExisting(firestore.as(world.admin), request, nothing, never);
  };
  const put = (id: string, deletedAt: Timestamp | null) =>
    setDoc(owned(paths.conference(world.account, id)), { tag: 'Board', deletedAt });

  test('are there, absent, or deleted, in which case the next id is theirs', async () => {
    const gone = Timestamp.now();
    await put(idOf(2, 0), null);
    await put(idOf(3, 0), gone);
    await put(idOf(4, 0), gone);
    await put(idOf(4, 1), gone);
    await put(idOf(5, 0), gone);
    await put(idOf(5, 1), null);
    const rows = Array.from({ length: 70 }, (_, index) => index + 2);
    const placed = await look(rows);
    expect(placed.size).toBe(70);
    expect([2, 3, 4, 5, 71].map((row) => placed.get(row))).toEqual([
      { conferenceId: idOf(2, 0), isThere: true },
      { conferenceId: idOf(3, 1), isThere: false },
      { conferenceId: idOf(4, 2), isThere: false },
      { conferenceId: idOf(5, 1), isThere: true },
      { conferenceId: idOf(71, 0), isThere: false },
    ]);
  });
});
