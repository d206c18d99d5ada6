import {
  getDoc,
  setDoc,
  updateDoc,
  type DocumentData,
  type Firestore,
} from 'firebase/firestore/lite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NEVER_EXPIRES } from '../../../domain/conference/chosen-expiry.ts';
import { paths } from '../../../domain/paths.ts';
import { pbxListKeys } from '../../../domain/pbx-users/pbx-user.ts';
import { createInRun } from '../../../src/runs/api/create-in-run.ts';
import { loadUsers, NOBODY_LOADED } from '../../../src/features/pbx-users/api/load-users.ts';
import type { PlannedWrite } from '../../../src/csv-files/reading/user-desk.ts';
import { saveConference } from '../../../src/features/conferences/api/save-conference.ts';
import { inviteMember } from '../../../src/features/team/api/invite-member.ts';
import { leaveAccount } from '../../../src/features/team/api/leave-account.ts';
import { startRulesFirestore, type RulesFirestore } from '../../support/firestore.ts';
import { at, drawId, seedWorld, type World } from '../../support/rules-world.ts';

/*
 * What must happen once happens once, also where two do it at the same moment: on a Firestore for which
 * rules and commit are one, and on one that decides both commits by the rules before it makes the first,
 * as nothing promises that production does not. There only a precondition of the database holds.
 */

const PAIRS = 20;
/** Enough for a machine that is busy with other things, in milliseconds. */
const PATIENCE_MS = 60_000;

/** Where commits that the rules have allowed are held until another one has come or been made. */
class Meeting {
  #next: (() => Promise<void>) | null = null;

  /** The next two wait for each other; later ones pass. */
  ofTwo(): void {
    let meet: () => void = () => undefined;
    const met = new Promise<void>((resolve) => {
      meet = resolve;
    });
    this.#next = () => {
      this.#next = () => {
        this.#next = null;
        meet();
        return met;
      };
      return met;
    };
  }

  /** The next one waits until this is done; later ones pass. */
  with(act: () => Promise<void>): void {
    this.#next = () => {
      this.#next = null;
      return act();
    };
  }

  /** Whether all that was arranged has happened. */
  get isOver(): boolean {
    return this.#next === null;
  }

  afterRules = (): Promise<void> => this.#next?.() ?? Promise.resolve();
}

describe.each([
  ['decides by the rules before it commits', true],
  ['decides and commits as one', false],
])('a Firestore that %s', { timeout: PATIENCE_MS }, (_, isRulesFirst) => {
  const meeting = new Meeting();
  let firestore: RulesFirestore;
  let world: World;
  let clients: readonly [Firestore, Firestore];

  beforeAll(async () => {
    firestore = await startRulesFirestore(isRulesFirst ? { afterRules: meeting.afterRules } : {});
  });
  beforeEach(async () => {
    world = await seedWorld(firestore);
    const second = `second-${world.admin}`;
    const member = await read(paths.member(world.account, world.admin));
    await seed(paths.member(world.account, second), { ...member, uid: second });
    clients = [firestore.as(world.admin), firestore.as(second)];
  });
  afterAll(() => firestore.stop());

  const seed = (path: string, fields: DocumentData) => setDoc(at(firestore.owner, path), fields);

  async function read(path: string): Promise<DocumentData> {
    return (await getDoc(at(firestore.owner, path))).data() ?? {};
  }

  /** Does both at a time; where rules come first, both have been allowed before either is made. */
  async function atOnce<T>(first: () => Promise<T>, second: () => Promise<T>): Promise<[T, T]> {
    if (isRulesFirst) meeting.ofTwo();
    const both = await Promise.all([first(), second()]);
    expect(meeting.isOver).toBe(true);
    return both;
  }

  const uids = () => [world.admin, `second-${world.admin}`] as const;

  const newRun = () => ({
    ...{ runId: drawId(), accountId: world.account, uid: world.admin, kind: 'users' as const },
  });

  /** One PBX user, and what a run would make for them. */
  async function item() {
    const [userId, conferenceId] = [drawId(), drawId()];
    const entry = { name: 'Ana', extension: '201', email: 'ana@acme.example' };
    await seed(paths.pbxUser(world.account, userId), {
      ...entry,
      ...{ leftAt: null, loadedBy: null, conferenceId, hasConference: false, standing: 'ready' },
      listKeys: pbxListKeys(entry),
    });
    const { name, extension, email } = entry;
    return {
      ...{ conferenceId, pbxUserId: userId, name, extension, row: null, tag: name },
      ...{ adminEmail: email, expiresAt: null },
    };
  }

  test('makes one conference of two runs that make it at once', async () => {
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const made = await item();
      const runs = uids().map((uid) => ({ ...newRun(), uid }));
      const outcomes = await atOnce(
        () => createInRun(clients[0], runs[0]!, made, drawId),
        () => createInRun(clients[1], runs[1]!, made, drawId),
      );
      expect([...outcomes].sort()).toEqual(['has', 'made']);
      const data = await read(paths.conference(world.account, made.conferenceId));
      expect((data['run'] as { id: string }).id).toBe(runs[outcomes.indexOf('made')]!.runId);
    }
  });

  test('of two windows of one run makes one, which both count as made', async () => {
    const made = await item();
    const run = newRun();
    const [first, second] = [drawId(), drawId()];
    const outcomes = await atOnce(
      () => createInRun(clients[0], run, made, () => first),
      () => createInRun(clients[0], run, made, () => second),
    );
    expect(outcomes).toEqual(['made', 'made']);
    const path = paths.conference(world.account, made.conferenceId);
    const data = await read(path);
    expect([first, second]).toContain(data['saveId']);
    // A second document would have begun anew: this one is the first's to the moment.
    expect(data['savedAt']).toEqual(data['createdAt']);
    const again = await createInRun(clients[0], run, made, drawId);
    expect(again).toBe('made');
    expect(await read(path)).toEqual(data);
  });

  test('tells the later of two Saves of one new conference about the other', async () => {
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const conferenceId = drawId();
      const save = (client: Firestore, uid: string, saveId: string) =>
        saveConference(client, {
          accountId: world.account,
          conferenceId,
          input: { tag: uid, adminEmail: 'ana@acme.example', ...NEVER_EXPIRES, language: null },
          ...{ saveId, ownSaveIds: new Set<string>(), basedOn: null, codesWanted: 1 },
          ...{ overlapUntil: null, uid },
        }).then(
          () => 'saved',
          (error: unknown) => (error as Error).name,
        );
      const outcomes = await atOnce(
        () => save(clients[0], uids()[0], drawId()),
        () => save(clients[1], uids()[1], drawId()),
      );
      expect([...outcomes].sort()).toEqual(['ConflictError', 'saved']);
      const data = await read(paths.conference(world.account, conferenceId));
      expect(data['tag']).toBe(uids()[outcomes.indexOf('saved')]);
    }
  });

  test('makes one invitation of two tries of one form', async () => {
    const invitationId = drawId();
    const path = paths.invitation(world.account, invitationId);
    const invite = (role: 'admin' | 'viewer') =>
      inviteMember(clients[0], {
        ...{ accountId: world.account, invitationId, email: 'li@acme.example', role },
        uid: world.admin,
      });
    await atOnce(
      () => invite('viewer'),
      () => invite('viewer'),
    );
    const data = await read(path);
    await invite('viewer');
    expect(await read(path)).toEqual(data);
  });

  test('reserves one conference for each user whom two load at once', async () => {
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const ids = Array.from({ length: 3 }, drawId);
      const load = (client: Firestore, uid: string) => {
        const reserved = ids.map((id) => ({ id, conferenceId: drawId() }));
        const writes = reserved.map((user): PlannedWrite => {
          const entry = { name: 'Ana', extension: '201', email: 'ana@acme.example' };
          const listKeys = pbxListKeys(entry);
          const fields = { ...entry, leftAt: null, standing: 'ready' as const, listKeys };
          const { id, conferenceId } = user;
          return { id, how: 'create', fields: { ...fields, conferenceId, hasConference: false } };
        });
        const source = {
          first: () => Promise.resolve({ writes: writes.length, unchanged: 0 }),
          // Compared anew, everybody is as the file says.
          again: () => Promise.resolve({ writes: 0, unchanged: writes.length }),
          take: (start: number, count: number) =>
            Promise.resolve(writes.slice(start, start + count)),
        };
        const request = { accountId: world.account, uid, source, before: null };
        const { signal } = new AbortController();
        return loadUsers(client, request, () => undefined, signal).then(({ counts }) => ({
          counts,
          reserved,
        }));
      };
      const loads = await atOnce(
        () => load(clients[0], uids()[0]),
        () => load(clients[1], uids()[1]),
      );
      const first = loads.find(({ counts }) => counts.create === 3);
      expect(loads.map(({ counts }) => counts)).toEqual(
        expect.arrayContaining([NOBODY_LOADED, { ...NOBODY_LOADED, create: 3 }]),
      );
      for (const { id, conferenceId } of first?.reserved ?? []) {
        const data = await read(paths.pbxUser(world.account, id));
        expect(data['conferenceId']).toBe(conferenceId);
      }
    }
  });

  // Where rules and commit are one, nothing comes between them.
  if (!isRulesFirst) return;

  test('takes nobody out as what they are not any more', async () => {
    const path = paths.member(world.account, world.viewer);
    // The last moment of a viewer who leaves: they are an administrator, who has to name another one.
    meeting.with(() => updateDoc(at(firestore.owner, path), { role: 'admin' }));
    const leaving = leaveAccount(firestore.as(world.viewer), world.account, 'viewer', world.viewer);
    await expect(leaving).rejects.toMatchObject({ code: 'permission-denied' });
    expect(meeting.isOver).toBe(true);
    expect((await read(path))['role']).toBe('admin');
  });
});
