import { type DocumentData, Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mailId, paths } from '../../../domain/paths.ts';
import { mirrorDelivery } from '../../../functions/src/deliveries/mirror-delivery.ts';
import { settleOverdue } from '../../../functions/src/deliveries/settle-overdue.ts';
import { handleSave } from '../../../functions/src/saves/handle-save.ts';
import {
  ACCOUNT,
  CONFERENCE,
  dependencies,
  endEmail,
  NOW,
  putAccount,
  putAdmin,
  save,
  saveEvent,
  saveId,
  startWorld,
  toldEmail,
  type World,
} from '../world.ts';

// A Save that sends again what was sent: the conference is written once, as its email comes to an end.

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  await putAccount(world.db);
  await putAdmin(world.db);
  await press('A');
  await end('A', { state: 'SUCCESS' });
});
afterEach(() => world.clear());

const reference = () => world.db.doc(paths.conference(ACCOUNT, CONFERENCE));
const id = (letter: string) => mailId(CONFERENCE, saveId(letter));
const deal = (letter: string, isBulk = false) =>
  handleSave(world.db, dependencies, saveEvent(letter, { isBulk }));

async function press(letter: string, over: DocumentData = {}): Promise<void> {
  await save(world.db, saveId(letter), over);
  expect(await deal(letter)).toBe('queued');
}

const end = (letter: string, delivery: DocumentData, minute?: number) =>
  endEmail(world.db, letter, delivery, minute);

async function told(): Promise<DocumentData> {
  return (await toldEmail(world.db)) ?? {};
}
const informedKey = async (): Promise<unknown> =>
  (await reference().get()).get('listKeys.informed');

describe('a Save that changes nothing after an email that has arrived', () => {
  it('queues its email and tells the log, in two writes', async () => {
    await save(world.db, saveId('B'));
    const before = await reference().get();
    expect(await world.writesDuring(() => deal('B'))).toBe(2);
    expect(await world.writesDuring(() => deal('B'))).toBe(0);
    expect((await reference().get()).data()).toEqual(before.data());
    expect((await world.db.doc(`mail/${id('B')}`).get()).exists).toBe(true);
    expect((await world.db.doc(paths.activityEntry(ACCOUNT, id('B'))).get()).exists).toBe(true);
  });

  it.each<[string, DocumentData]>([
    [
      'the directory’s address was settled long ago',
      { directory: { email: 'x@acme.example', isSettled: true } },
    ],
    [
      'a run had saved it before',
      { run: { id: 'r'.repeat(20), saveId: saveId('A'), isHandled: true } },
    ],
  ])('takes two also where %s', async (_, over) => {
    await reference().update(over);
    await save(world.db, saveId('B'));
    expect(await world.writesDuring(() => deal('B'))).toBe(2);
  });

  it('is told its end, in two writes, and twice does nothing', async () => {
    await press('B');
    const key = await informedKey();
    expect(await world.writesDuring(() => end('B', { state: 'SUCCESS' }, 1))).toBe(3);
    expect(await told()).toMatchObject({ state: 'sent', saveId: saveId('B') });
    expect(await informedKey()).toBe(key);
    expect(await mirrorDelivery(world.db, 'mail', id('B'), NOW)).toBe('unchanged');
  });

  it('is told its end also where that came at the moment of the one before', async () => {
    await press('B');
    expect(await end('B', { state: 'SUCCESS' })).toBe('sent');
    expect(await told()).toMatchObject({ state: 'sent', saveId: saveId('B') });
  });

  it.each([
    ['Error: 550 5.1.1 nobody', 'failed'],
    ['Error: Message failed: 451 busy', 'waiting'],
  ])('is told that it came to "%s"', async (error, state) => {
    await press('B');
    expect(await end('B', { state: 'ERROR', error }, 1)).toBe(state);
    expect(await told()).toMatchObject({ state, saveId: saveId('B'), to: 'ana@acme.example' });
  });

  it('is told an end where its mail is gone', async () => {
    await press('B');
    await world.db.doc(`mail/${id('B')}`).delete();
    const later = new Date(Date.now() + 11 * 60_000);
    const outcome = await settleOverdue(world.db, ['mail'], later, (error) => {
      throw error;
    });
    expect(outcome).toMatchObject({ lost: 1 });
    expect(await told()).toMatchObject({ state: 'failed', saveId: saveId('B') });
  });

  it('says nothing of its end once another Save has come', async () => {
    await press('B');
    await press('C', { tag: 'Board' });
    await end('B', { state: 'ERROR', error: 'Error: 550 5.1.1 nobody' }, 1);
    expect(await told()).toMatchObject({ state: 'queued', saveId: saveId('C') });
  });
});

describe('the conference says that an email is on its way', () => {
  const writes = async (over: DocumentData = {}, isBulk = false) => {
    await save(world.db, saveId('B'), over);
    await world.writesDuring(() => deal('B', isBulk));
    expect(await told()).toMatchObject({ state: 'queued', saveId: saveId('B') });
    expect(await informedKey()).toBeNull();
  };

  it.each<[string, DocumentData]>([
    ['another address', { adminEmail: 'li@acme.example' }],
    ['an address written otherwise', { adminEmail: 'Ana@acme.example' }],
    ['another Tag', { tag: 'Board' }],
    ['an expiry', { expiresAt: Timestamp.fromDate(new Date('2027-03-01T12:00:00Z')) }],
    ['new codes', { codesWanted: 2 }],
    [
      'another address in the directory',
      { directory: { email: 'x@acme.example', isSettled: false } },
    ],
  ])('with %s', (_, over) => writes(over));

  it('in a run, which counts by it', () =>
    writes({ run: { id: 'r'.repeat(20), saveId: saveId('B') } }, true));

  it('where the account has other numbers by now', async () => {
    await putAccount(world.db, {
      dialInNumbers: [{ number: '+18885550100', location: 'Canada', tollFree: true }],
    });
    await writes();
  });

  it.each(['queued', 'waiting', 'failed'])('where the one before is %s', async (state) => {
    await reference().update({ 'email.state': state });
    await writes();
  });

  it('where the conference is of an earlier version and tells of nobody', async () => {
    await reference().update({ 'listKeys.informed': '' });
    await writes();
  });
});
