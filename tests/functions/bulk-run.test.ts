import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../domain/paths.ts';
import { pbxListKeys } from '../../domain/pbx-users/pbx-user.ts';
import { randomId } from '../../domain/random-id.ts';
import type { RunPlan, RunProgress } from '../../src/runs/plan/run-plan.ts';
import { tryAgainNow } from '../support/deliveries.ts';
import { openSuite, type Person, type SuiteClient, unique } from '../support/suite.ts';
import { untilSettled, type Windows, windowsOf } from './bulk-world.ts';
import { type EmulatorClient, openEmulator } from './emulator.ts';

/*
 * The portal's run itself, with the unmodified Lite SDK under the real rules, against the running
 * functions and mailer: what is there at the end, whatever happens on the way.
 */

let suite: SuiteClient;
let emulator: EmulatorClient;
let windows: Windows;
const startRun = (plan: RunPlan, kept: RunProgress[] = []) => windows.startRun(plan, kept);
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

/** Users as a file would have brought them, and the plan to give each a conference. */
async function planFor(accountId: string, { uid }: Person, count: number): Promise<RunPlan> {
  const mark = unique();
  const batch = suite.db.batch();
  const items = Array.from({ length: count }, (_, n) => {
    const entry = {
      name: `User ${n}`,
      extension: `${200 + n}`,
      email: `${mark}-${n}@leaders.example`,
    };
    const [id, conferenceId] = [randomId(), randomId()];
    batch.create(suite.db.doc(paths.pbxUser(accountId, id)), {
      ...entry,
      ...{ leftAt: null, loadedBy: null, conferenceId, hasConference: false, standing: 'ready' },
      listKeys: pbxListKeys(entry),
    });
    const { name, extension, email } = entry;
    return {
      ...{ conferenceId, pbxUserId: id, name, extension, row: null, tag: name },
      ...{ adminEmail: email, expiresAt: null },
    };
  });
  await batch.commit();
  return { runId: randomId(), accountId, uid, kind: 'users', startedAt: new Date(), items };
}

async function open(count: number): Promise<{ admin: Person; plan: RunPlan }> {
  const accountId = await suite.openAccount({ services: { conferencing: true, pbx: true } });
  const admin = await suite.letIn(accountId, 'admin');
  return { admin, plan: await planFor(accountId, admin, count) };
}

/** One conference, one pair of codes, one email for each; and each user knows of it. */
async function expectOneEach({ accountId, items }: RunPlan): Promise<void> {
  await emulator.settled();
  const conferences = await suite.db.collection(paths.conferences(accountId)).get();
  expect(conferences.docs.map(({ id }) => id).sort()).toEqual(
    items.map(({ conferenceId }) => conferenceId).sort(),
  );
  const codes = await suite.db.collection('accessCodes').where('accountId', '==', accountId).get();
  expect(codes.size).toBe(2 * items.length);
  for (const { adminEmail } of items) {
    expect(await suite.inbox.wait(adminEmail, 1), adminEmail).toHaveLength(1);
  }
  const users = await suite.db.collection(paths.pbxUsers(accountId)).get();
  for (const user of users.docs) {
    expect(user.data()).toMatchObject({ hasConference: true, standing: 'has' });
  }
}

describe('a run', () => {
  it('gives each user a conference, with at most one write of its own and few in all', async () => {
    const { plan } = await open(12);
    const run = startRun(plan);
    await emulator.settled();
    await emulator.resetCounters();
    await run.go();
    expect(run.current()).toMatchObject({ phase: 'done', look: { made: 12, sent: 12, failed: 0 } });
    await expectOneEach(plan);
    const { documentWrites } = await emulator.counters();
    // The portal's own; codes, conference, entry and mail; the mailer's two; told on two; the user.
    // And once the entry under which the activity shows the run.
    expect(documentWrites).toBe(12 * 12 + 1);
  });

  it('whose window dies and whose events come twice, late and in any order makes one each', async () => {
    const { plan } = await open(20);
    await emulator.setFaults({
      seed: 7,
      events: { duplicate: true, delayMs: 200, reorder: 8, failFirst: true },
    });
    const kept: RunProgress[] = [];
    const first = startRun(plan, kept);
    void first.go();
    await untilSettled(first, 8);
    // What the browser had kept by then; the window itself is gone.
    const second = startRun(plan, [...kept]);
    void first.pause();
    await second.go();
    expect(second.current()).toMatchObject({ phase: 'done', settled: 20 });
    await expectOneEach(plan);
  });

  it('of two administrators at once, over the same users, makes one each', async () => {
    const { plan } = await open(10);
    const other = await suite.letIn(plan.accountId, 'admin');
    const theirs: RunPlan = { ...plan, runId: randomId(), uid: other.uid };
    const [mine, second] = [startRun(plan), startRun(theirs)];
    await Promise.all([mine.go(), second.go()]);
    expect(mine.current().alone + second.current().alone).toBe(10);
    await expectOneEach(plan);
  });

  it('ends while the mail server puts an email off, which is sent later', async () => {
    const { plan } = await open(3);
    const to = `refuse-rcpt-451-4-7-1-x1.${unique()}@leaders.example`;
    const [first, ...others] = plan.items;
    if (first === undefined) throw new Error('There is nobody in the plan.');
    const run = startRun({ ...plan, items: [{ ...first, adminEmail: to }, ...others] });
    await run.go();
    expect(run.current()).toMatchObject({
      phase: 'done',
      look: { made: 3, sent: 2, failed: 0, waiting: 1 },
    });
    await emulator.settled();
    await tryAgainNow(suite.db, suite.addresses, plan.accountId);
    await suite.inbox.wait(to, 1);
    await emulator.settled();
    await run.lookOnce();
    expect(run.current().look).toMatchObject({ sent: 3, waiting: 0 });
    expect(await suite.inbox.count(to)).toBe(1);
  });

  it('leaves alone who has left, and takes the id that is reserved now', async () => {
    const { plan } = await open(3);
    const [gone, moved] = plan.items;
    const user = (id: string | null = '') => suite.db.doc(paths.pbxUser(plan.accountId, id ?? ''));
    await user(gone?.pbxUserId).update({ leftAt: new Date(), standing: 'left' });
    const reserved = randomId();
    await user(moved?.pbxUserId).update({ conferenceId: reserved });
    const run = startRun(plan);
    await run.go();
    expect([...run.leftAlone()]).toEqual([[0, 'left']]);
    const made = await suite.db.doc(paths.conference(plan.accountId, reserved)).get();
    expect(made.get('pbxUserId')).toBe(moved?.pbxUserId);
  });
});
