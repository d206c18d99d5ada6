import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../domain/paths.ts';
import { randomId } from '../../domain/random-id.ts';
import { planRestoration } from '../../src/runs/api/deleted-in-run.ts';
import type { RunItem, RunKind, RunPlan, RunProgress } from '../../src/runs/plan/run-plan.ts';
import { openSuite, type Person, type SuiteClient, unique } from '../support/suite.ts';
import { untilSettled, type Windows, windowsOf } from './bulk-world.ts';
import { type EmulatorClient, openEmulator } from './emulator.ts';
import { newConference } from './test-conference.ts';

/*
 * Runs over conferences that are there, with the portal's own run, rules, functions and mailer: what is
 * there at the end, whatever happens on the way.
 */

const TROUBLED = {
  seed: 11,
  events: { duplicate: true, delayMs: 200, reorder: 8, failFirst: true },
} as const;

let suite: SuiteClient;
let emulator: EmulatorClient;
let windows: Windows;
beforeAll(() => {
  suite = openSuite();
  emulator = openEmulator(suite);
  windows = windowsOf(suite);
});
afterEach(async () => {
  await emulator.setFaults({});
  await windows.closeAll();
});
afterAll(() => suite.close());

interface World {
  readonly accountId: string;
  readonly admin: Person;
  /** Of conferences whose first email has been sent. */
  readonly items: readonly RunItem[];
}

async function open(count: number): Promise<World> {
  const accountId = await suite.openAccount({ services: { conferencing: true, pbx: false } });
  const admin = await suite.letIn(accountId, 'admin');
  const mark = unique();
  const saving = Array.from({ length: count }, async (_, n): Promise<RunItem> => {
    const conference = newConference(suite, accountId);
    const [tag, adminEmail] = [`Room ${n}`, `${mark}-${n}@leaders.example`];
    const saveId = await conference.save({ tag, adminEmail });
    await conference.ended(saveId);
    return {
      ...{ conferenceId: conference.id, basedOn: saveId, tag, adminEmail, expiresAt: null },
      ...{ pbxUserId: null, name: '', extension: '', row: null },
    };
  });
  return { accountId, admin, items: await Promise.all(saving) };
}

const planOf = (
  { accountId, admin: { uid } }: Omit<World, 'items'>,
  kind: RunKind,
  items: readonly RunItem[],
  undoes?: string,
): RunPlan => ({
  ...{ runId: randomId(), accountId, uid, kind, startedAt: new Date(), items },
  ...(undoes === undefined ? {} : { undoes }),
});

async function countCodes(accountId: string, working: boolean): Promise<number> {
  const { docs } = await suite.db
    .collection('accessCodes')
    .where('accountId', '==', accountId)
    .get();
  return docs.filter((code) => (code.get('validUntil') === null) === working).length;
}

/** How often the activity tells of a run, and of what runs did, by kind. */
async function told(accountId: string): Promise<Record<string, number>> {
  const { docs } = await suite.db.collection(paths.activity(accountId)).get();
  const counts: Record<string, number> = {};
  for (const entry of docs.filter((each) => (each.get('run') ?? null) !== null)) {
    const kind = String(entry.get('kind'));
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

async function expectEmailsEach(items: readonly RunItem[], count: number): Promise<void> {
  for (const { adminEmail } of items) {
    await suite.inbox.wait(adminEmail, count);
    expect(await suite.inbox.count(adminEmail), adminEmail).toBe(count);
  }
}

describe('a run that gives new codes', () => {
  it('whose window dies and whose events come twice, late and in any order gives each one pair', async () => {
    const world = await open(10);
    const newCodes = { codesWanted: 2, overlapUntil: null };
    const plan = planOf(
      world,
      'codes',
      world.items.map((item) => ({ ...item, newCodes })),
    );
    await emulator.setFaults(TROUBLED);
    const kept: RunProgress[] = [];
    const first = windows.startRun(plan, kept);
    void first.go();
    await untilSettled(first, 4);
    const second = windows.startRun(plan, [...kept]);
    void first.pause();
    await second.go();
    expect(second.current()).toMatchObject({ phase: 'done', look: { made: 10, sent: 10 } });
    await emulator.settled();
    expect(await countCodes(world.accountId, true)).toBe(20);
    expect(await countCodes(world.accountId, false)).toBe(20);
    await expectEmailsEach(world.items, 2);
    expect(await told(world.accountId)).toEqual({
      ...{ savedInRun: 10, codesRenewedInRun: 10, runCodesRenewed: 1 },
    });
  });
});

describe('a run that reassigns', () => {
  it('with new codes writes to the new address only, leaves alone what somebody has changed, and is cheap', async () => {
    const world = await open(3);
    const newCodes = { codesWanted: 2, overlapUntil: null };
    const to = `${unique()}@leaders.example`;
    const [changed, ...others] = world.items;
    const plan = planOf(
      world,
      'reassign',
      world.items.map((item) => ({ ...item, adminEmail: to, newCodes })),
    );
    const reference = suite.db.doc(paths.conference(world.accountId, changed?.conferenceId ?? ''));
    await reference.update({ saveId: randomId(), savedAt: new Date(), tag: 'Board' });
    await emulator.settled();
    await emulator.resetCounters();
    const run = windows.startRun(plan);
    await run.go();
    expect([...run.leftAlone()]).toEqual([[0, 'saved']]);
    expect(run.current()).toMatchObject({ phase: 'done', look: { made: 2, sent: 2 } });
    await emulator.settled();
    // A Save's eight; four codes, the leader's own and an entry of the new ones; once the run's entry.
    expect((await emulator.counters()).documentWrites).toBe(2 * 14 + 1);
    expect(await suite.inbox.count(to)).toBe(2);
    await expectEmailsEach(others, 1);
    expect(await told(world.accountId)).toEqual({
      ...{ savedInRun: 2, codesRenewedInRun: 2, runSaved: 1 },
    });
  });
});

describe('a run that deletes, and its undoing', () => {
  it('ends all codes and sends no email; brought back, each works as it did', async () => {
    const world = await open(10);
    await emulator.settled();
    await emulator.resetCounters();
    const deletion = planOf(world, 'delete', world.items);
    const deleting = windows.startRun(deletion);
    await deleting.go();
    expect(deleting.current()).toMatchObject({ phase: 'done', look: { made: 10, sent: 10 } });
    expect(await countCodes(world.accountId, true)).toBe(0);
    await emulator.settled();
    // The portal's own, two codes, the conference and its entry; and once the run's entry.
    expect((await emulator.counters()).documentWrites).toBe(10 * 5 + 1);

    const db = windows.open(world.admin.uid);
    const items = await planRestoration(db, deletion, new Date());
    const restoring = windows.startRun(planOf(world, 'restore', items, deletion.runId));
    await restoring.go();
    expect(restoring.current()).toMatchObject({ phase: 'done', look: { made: 10, sent: 10 } });
    expect(await countCodes(world.accountId, true)).toBe(20);
    expect(await countCodes(world.accountId, false)).toBe(0);
    await emulator.settled();
    await expectEmailsEach(world.items, 1);
    expect(await told(world.accountId)).toEqual({
      ...{ deletedInRun: 10, runDeleted: 1, restoredInRun: 10, runRestored: 1 },
    });
  });

  it('undone halfway, while events come twice, late and in any order, leaves nothing deleted', async () => {
    const world = await open(12);
    await emulator.setFaults(TROUBLED);
    const deletion = planOf(world, 'delete', world.items);
    const deleting = windows.startRun(deletion);
    const going = deleting.go();
    await untilSettled(deleting, 5);
    await deleting.pause();
    await going;
    const items = await planRestoration(windows.open(world.admin.uid), deletion, new Date());
    expect(items.length).toBeGreaterThanOrEqual(5);
    expect(items.length).toBeLessThan(12);
    const restoring = windows.startRun(planOf(world, 'restore', items, deletion.runId));
    await restoring.go();
    expect(restoring.current()).toMatchObject({ phase: 'done', alone: 0 });
    await emulator.settled();
    expect(await countCodes(world.accountId, true)).toBe(24);
    const conferences = await suite.db.collection(paths.conferences(world.accountId)).get();
    for (const { ref } of conferences.docs) {
      const conference = await ref.get();
      expect(conference.get('deletedAt')).toBeNull();
      expect(conference.get('purgeAt')).toBeUndefined();
    }
    expect(await told(world.accountId)).toEqual({
      ...{ deletedInRun: items.length, runDeleted: 1 },
      ...{ restoredInRun: items.length, runRestored: 1 },
    });
  });

  it('is one of two administrators’, and what the other one deleted is left to them', async () => {
    const world = await open(6);
    const other = await suite.letIn(world.accountId, 'admin');
    const mine = planOf(world, 'delete', world.items);
    const theirs = planOf({ ...world, admin: other }, 'delete', world.items);
    const runs = [windows.startRun(mine), windows.startRun(theirs)];
    await Promise.all(runs.map((run) => run.go()));
    const [made, madeToo] = runs.map((run) => run.current().look?.made ?? 0);
    expect((made ?? 0) + (madeToo ?? 0)).toBe(6);
    const items = await planRestoration(windows.open(world.admin.uid), mine, new Date());
    expect(items).toHaveLength(made ?? 0);
    await emulator.settled();
    expect(await told(world.accountId)).toMatchObject({ deletedInRun: 6 });
  });
});
