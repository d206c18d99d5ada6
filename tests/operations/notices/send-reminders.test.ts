import { type DocumentData, Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { mirrorDelivery } from '../../../functions/src/deliveries/mirror-delivery.ts';
import { retryDue } from '../../../functions/src/deliveries/retry-due.ts';
import { sendReminders } from '../../../functions/src/notices/send-reminders.ts';
import { handleSave } from '../../../functions/src/saves/handle-save.ts';
import { settleDeletion } from '../../../functions/src/deletion/settle-deletion.ts';
import { beforeTransactions } from '../../support/before-transactions.ts';
import {
  ACCOUNT,
  ADMIN,
  CONFERENCE,
  dependencies as saving,
  NOW,
  putAccount,
  putAdmin,
  save,
  saveEvent,
  saveId,
  startWorld,
  type World,
} from '../world.ts';

const DAY = 24 * 3_600_000;
const daysFrom = (days: number) => Timestamp.fromMillis(NOW.getTime() + days * DAY);
const portal = 'https://confdesk.example';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  await putAccount(world.db);
  await putAdmin(world.db);
});
afterEach(async () => {
  world.failCommits();
  await world.clear();
});

const reference = (id = CONFERENCE) => world.db.doc(`accounts/${ACCOUNT}/conferences/${id}`);

async function saveAndHandle(letter: string, over: DocumentData = {}): Promise<void> {
  await save(world.db, saveId(letter), over);
  await handleSave(world.db, saving, saveEvent(letter));
}

let failures: unknown[] = [];
/** What the schedule does so many days from now. */
function remind(days: number, over: { readonly portal?: string } = {}, db = world.db) {
  failures = [];
  const now = () => daysFrom(days).toDate();
  const dependencies = { now, portal, bulkMailCollection: 'bulkMail', ...over };
  return sendReminders(db, dependencies, (error) => failures.push(error));
}

const reminders = async () =>
  (await world.db.collection('bulkMail').get()).docs.map((doc) => ({ id: doc.id, ...doc.data() }));
async function entries(): Promise<DocumentData[]> {
  const { docs } = await world.db.collection(`accounts/${ACCOUNT}/activity`).get();
  return docs.map((doc) => doc.data()).filter(({ kind }) => kind === 'expiryReminded');
}

describe('a week before a conference expires', () => {
  const expiresAt = daysFrom(30);

  it('writes to its admin, once, without a code', async () => {
    await saveAndHandle('A', { expiresAt });
    expect(await remind(22.9)).toEqual({});
    expect(await world.writesDuring(() => remind(23))).toBe(3);
    expect(await remind(23.1)).toEqual({});

    const found = await reminders();
    const id = `reminder_${CONFERENCE}_${expiresAt.toMillis()}`;
    expect(found).toMatchObject([
      {
        id,
        to: 'ana@acme.example',
        headers: { 'Auto-Submitted': 'auto-generated' },
        source: { accountId: ACCOUNT, activityId: id },
      },
    ]);
    const text = JSON.stringify(found);
    expect(text).toContain('Weekly sales');
    expect(text).toContain(`${portal}/a/${ACCOUNT}/conferencing/settings/${CONFERENCE}/edit`);
    const codes = await reference().collection('private').doc('codes').get();
    expect(text).not.toContain(codes.get('leaderCode') as string);
    expect(text).not.toContain((await reference().get()).get('participantCode') as string);
  });

  it('tells the activity, and there what became of it', async () => {
    await saveAndHandle('A', { expiresAt });
    await remind(23);
    const told = { kind: 'expiryReminded', by: null, conferenceId: CONFERENCE, expiresAt };
    const email = { to: 'ana@acme.example', state: 'queued' };
    expect(await entries()).toMatchObject([{ ...told, tag: 'Weekly sales', email }]);

    const { id } = (await reminders())[0] ?? { id: '' };
    const before = (await reference().get()).data();
    const delivery = { state: 'SUCCESS', endTime: daysFrom(23.01), error: null };
    await world.db.doc(`bulkMail/${id}`).update({ delivery });
    expect(await mirrorDelivery(world.db, 'bulkMail', id, daysFrom(23.01).toDate())).toBe('sent');
    expect(await entries()).toMatchObject([{ email: { ...email, state: 'sent' } }]);
    // It told no codes and no numbers: the conference says nothing new.
    expect((await reference().get()).data()).toEqual(before);
  });

  it('does so once for each expiry, also for one that comes back', async () => {
    await saveAndHandle('A', { expiresAt });
    await remind(23);
    await saveAndHandle('B', { expiresAt: daysFrom(60) });
    await saveAndHandle('C', { expiresAt });
    expect(await remind(24)).toEqual({ alreadyReminded: 1 });
    await saveAndHandle('D', { expiresAt: daysFrom(60) });
    expect(await remind(53)).toEqual({ reminded: 1 });
    expect(await reminders()).toHaveLength(2);
  });

  it('does so once also where the mail of the first one has gone since', async () => {
    await saveAndHandle('A', { expiresAt });
    await remind(23);
    const [first] = await reminders();
    await world.db.doc(`bulkMail/${first?.id}`).delete();
    await saveAndHandle('B', { expiresAt: daysFrom(60) });
    await saveAndHandle('C', { expiresAt });
    expect(await remind(24)).toEqual({ alreadyReminded: 1 });
    expect(await reminders()).toEqual([]);
  });

  it('makes one of two that come at once', async () => {
    await saveAndHandle('A', { expiresAt });
    const outcomes = await Promise.all([remind(23), remind(23), remind(23)]);
    expect(outcomes.filter(({ reminded }) => reminded === 1)).toHaveLength(1);
    expect(await reminders()).toHaveLength(1);
  });

  it('makes up the next time for what could not be done', async () => {
    await saveAndHandle('A', { expiresAt });
    expect(await remind(23, { portal: 'nowhere' })).toEqual({});
    expect(failures).toHaveLength(1);
    expect(await reminders()).toEqual([]);
    expect(await remind(23.1)).toEqual({ reminded: 1 });
  });
});

describe('a reminder that the mail server refuses for now', () => {
  const expiresAt = daysFrom(30);
  const id = `reminder_${CONFERENCE}_${expiresAt.toMillis()}`;
  /** The state of its mail when it is due again. */
  async function triedAgain(): Promise<unknown> {
    const later = new Date(daysFrom(23).toMillis() + 3 * 60_000);
    await retryDue(world.db, ['bulkMail'], later, (error) => failures.push(error));
    return (await world.db.doc(`bulkMail/${id}`).get()).get('delivery.state');
  }
  beforeEach(async () => {
    await saveAndHandle('A', { expiresAt });
    await remind(23);
    const error = 'Error: 451 4.3.2 please try again later';
    const delivery = { state: 'ERROR', endTime: daysFrom(23), error };
    await world.db.doc(`bulkMail/${id}`).update({ delivery });
    await mirrorDelivery(world.db, 'bulkMail', id, daysFrom(23).toDate());
    expect(await entries()).toMatchObject([{ email: { state: 'waiting' } }]);
  });

  it('is tried again', async () => {
    expect(await triedAgain()).toBe('RETRY');
  });

  it.each([
    ['deleted', { deletedAt: daysFrom(23) }, 'withdrawn'],
    ['moved', { expiresAt: daysFrom(60) }, 'superseded'],
  ])('is not tried again once the conference is %s', async (_how, over, failure) => {
    await reference().update(over);
    expect(await triedAgain()).toBe('ERROR');
    expect(await entries()).toMatchObject([{ email: { state: 'failed', failure } }]);
  });
});

describe('no reminder', () => {
  const expiresAt = daysFrom(30);

  it('of a conference that is made less than eight days before', async () => {
    await saveAndHandle('A', { expiresAt: daysFrom(7.9) });
    expect(await remind(7)).toEqual({});
  });

  it('where the account wants none', async () => {
    await saveAndHandle('A', { expiresAt });
    await putAccount(world.db, { expiryReminders: false });
    expect(await remind(23)).toEqual({ notWanted: 1 });
    // Switched on again it begins with those that are due from then on.
    await putAccount(world.db, { expiryReminders: true });
    expect(await remind(23.1)).toEqual({});
  });

  it('where conferencing is off', async () => {
    await saveAndHandle('A', { expiresAt });
    await putAccount(world.db, { services: { conferencing: false, pbx: false } });
    expect(await remind(23)).toEqual({ notWanted: 1 });
  });

  it('of one that is deleted, unless that is undone', async () => {
    await saveAndHandle('A', { expiresAt });
    const deletedAt = daysFrom(20);
    await reference().update({ deletedAt, deletedBy: ADMIN.uid });
    const holder = { accountId: ACCOUNT, conferenceId: CONFERENCE };
    const told = {
      ...holder,
      at: deletedAt.toDate(),
      by: ADMIN.uid,
      tag: 'Weekly sales',
      runId: null,
    };
    await settleDeletion(world.db, saving.pepper, { ...told, kind: 'deleted' });
    expect(await remind(23)).toEqual({});
    await reference().update({ deletedAt: null });
    expect(await remind(23)).toEqual({ reminded: 1 });
  });

  it('of one that has expired while nobody looked', async () => {
    await saveAndHandle('A', { expiresAt });
    expect(await remind(30)).toEqual({ expired: 1 });
    expect(await remind(31)).toEqual({});
  });

  it('of one that somebody has moved, before the functions have seen that', async () => {
    await saveAndHandle('A', { expiresAt });
    await save(world.db, saveId('B'), { expiresAt: daysFrom(90) });
    expect(await remind(23)).toEqual({ notDue: 1 });
    expect(await reminders()).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['gone', () => reference().delete()],
    ['deleted', () => reference().update({ deletedAt: daysFrom(22) })],
    ['reminded of', () => reference().update({ remindAt: null })],
    ['to be reminded of later', () => reference().update({ remindAt: daysFrom(24) })],
  ])('of one that is %s by the time it is its turn', async (_how, happens) => {
    await saveAndHandle('A', { expiresAt });
    const db = beforeTransactions(world.db, happens);
    expect(await remind(23, {}, db)).toEqual({ notDue: 1 });
    expect(failures).toEqual([]);
    expect(await reminders()).toEqual([]);
  });

  it('of one that never expires any more', async () => {
    await saveAndHandle('A', { expiresAt });
    await reference().update({ expiresAt: null });
    expect(await remind(23)).toEqual({ expired: 1 });
  });

  it('where the account is gone', async () => {
    await saveAndHandle('A', { expiresAt });
    await world.db.doc(paths.account(ACCOUNT)).delete();
    expect(await remind(23)).toEqual({ invalid: 1 });
  });

  it('to an address that no schema takes', async () => {
    await saveAndHandle('A', { expiresAt });
    await reference().update({ adminEmail: 'a@b.example, c@d.example' });
    expect(await remind(23)).toEqual({ invalid: 1 });
  });
});
