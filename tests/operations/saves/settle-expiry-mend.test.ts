import { Timestamp, type DocumentData } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accessCodeKey } from '../../../functions/src/codes/access-code-key.ts';
import { handleSave } from '../../../functions/src/saves/handle-save.ts';
import { settleExpiryMend } from '../../../functions/src/saves/settle-expiry-mend.ts';
import { readChange } from '../../../functions/src/triggers/conference-change.ts';
import { checkZones } from '../../../local/operator/zones/check-zones.ts';
import { describeZones } from '../../../local/operator/zones/describe-zones.ts';
import { mendExpiry } from '../../../local/operator/zones/moved-expiries.ts';
import { ZONES_VERSION } from '../../../domain/time/zone-table.ts';
import {
  ACCOUNT,
  ADMIN,
  ADMITS,
  CONFERENCE,
  dealing,
  dependencies,
  NOW,
  putAccount,
  putAdmin,
  save,
  saveEvent,
  saveId,
  startWorld,
  type World,
} from '../world.ts';

const LEADER = '3618402957';
const PARTICIPANT = '5290174836';

// Chosen when Winnipeg's winter was thought to be six hours behind UTC.
const expiryChosen = { local: '2026-12-12T17:00', timeZone: 'America/Winnipeg', choice: null };
const BEFORE = Timestamp.fromDate(new Date('2026-12-12T23:00:00Z'));
const RIGHT = Timestamp.fromDate(new Date('2026-12-12T22:00:00Z'));
const at = new Date('2026-11-24T09:00:00.250Z');

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  await putAccount(world.db, { timeZone: 'America/Winnipeg' });
  await putAdmin(world.db);
  await save(world.db, saveId('A'), { expiresAt: BEFORE, expiryChosen });
  await handleSave(world.db, dealing(LEADER, PARTICIPANT), saveEvent('A'));
});
afterEach(async () => {
  world.failCommits();
  await world.clear();
});

const reference = () => world.db.doc(`accounts/${ACCOUNT}/conferences/${CONFERENCE}`);
const holder = { accountId: ACCOUNT, conferenceId: CONFERENCE };
const field = async (path: string, name: string): Promise<unknown> =>
  (await world.db.doc(path).get()).get(name);
const admits = (code: string) =>
  field(`accessCodes/${accessCodeKey(code, dependencies.pepper)}`, 'admits');
async function entries(): Promise<DocumentData[]> {
  const { docs } = await world.db.collection(`accounts/${ACCOUNT}/activity`).get();
  return docs.map((doc) => doc.data()).filter(({ kind }) => kind === 'expiryMended');
}
const mails = async () => (await world.db.collection('mail').get()).size;
const mend = { ...holder, at, by: ADMIN.uid, tag: 'Weekly sales' };
const settle = () => settleExpiryMend(world.db, dependencies, mend);

describe('an expiry that was put right', () => {
  beforeEach(() =>
    reference().update({
      expiresAt: RIGHT,
      expiryMendedAt: Timestamp.fromDate(at),
      expiryMendedBy: ADMIN.uid,
    }),
  );

  it('is told by its codes, the list and the log, and by no email', async () => {
    expect(await admits(LEADER)).toMatchObject({ expiresAt: BEFORE });
    const keysBefore = (await field(reference().path, 'listKeys')) as object;
    expect(await settle()).toBe('settled');
    for (const code of [LEADER, PARTICIPANT]) {
      expect(await admits(code)).toEqual({ ...ADMITS, expiresAt: RIGHT });
    }
    // What else is kept there stays.
    const keys = (await field(reference().path, 'listKeys')) as Record<string, unknown>;
    expect(keys).toEqual({ ...keysBefore, activeUntil: RIGHT });
    expect(Object.keys(keys)).toContain('informed');
    expect(await entries()).toMatchObject([
      {
        ...{ kind: 'expiryMended', at: Timestamp.fromDate(at), by: ADMIN },
        ...{ conferenceId: CONFERENCE, tag: 'Weekly sales', email: null },
      },
    ]);
    expect(await mails()).toBe(1);
    const remindAt = new Date('2026-12-05T22:00:00Z');
    expect(await field(reference().path, 'remindAt')).toEqual(Timestamp.fromDate(remindAt));
  });

  it('brings no reminder back that has gone out', async () => {
    await reference().update({ remindAt: null });
    await settle();
    expect(await field(reference().path, 'remindAt')).toBeNull();
  });

  it('is told once, however often the event comes', async () => {
    await Promise.all([settle(), settle()]);
    await settle();
    expect(await entries()).toHaveLength(1);
  });

  it('is nobody’s concern once the conference is deleted or gone', async () => {
    await reference().update({ deletedAt: Timestamp.fromDate(at) });
    expect(await settle()).toBe('conferenceGone');
    await reference().delete();
    expect(await settle()).toBe('conferenceGone');
    expect(await entries()).toEqual([]);
  });
});

it('is read off an event, and the server’s own write is none', async () => {
  const before = await reference().get();
  await mendExpiry(world, holder, false);
  const after = await reference().get();
  const mendedAt: unknown = after.get('expiryMendedAt');
  if (!(mendedAt instanceof Timestamp)) throw new Error('not mended');
  const change = readChange(holder, before, after, NOW);
  expect(change).toMatchObject({
    mend: { ...holder, at: mendedAt.toDate(), by: null, tag: 'Weekly sales' },
    save: null,
  });
  expect(readChange(holder, after, after, NOW).mend).toBeNull();
});

describe('the operator', () => {
  const check = (since: string | null = null) => checkZones(world, NOW, since);

  it('is told the rules, whom they concern, and which expiries are off', async () => {
    await world.db
      .doc('accounts/old')
      .set({ ...(await world.db.doc(`accounts/${ACCOUNT}`).get()).data(), timeZone: 'AST' });
    await world.db.doc('accounts/odd').set({ name: 'Odd' });
    const report = await check();
    expect(report).toEqual({
      version: ZONES_VERSION,
      changed: [{ accountId: ACCOUNT, timeZone: 'America/Winnipeg', release: '2026e' }],
      unknown: [{ accountId: 'old', timeZone: 'AST' }],
      unreadable: ['odd'],
      moved: [
        {
          ...holder,
          tag: 'Weekly sales',
          chosen: expiryChosen,
          expiresAt: BEFORE.toDate(),
          due: RIGHT.toDate(),
        },
      ],
    });
    const said = describeZones(report, 'here');
    expect(said).toContain(`IANA's ${ZONES_VERSION}`);
    expect(said).toContain('acme  America/Winnipeg, changed by 2026e');
    expect(said).toContain('account:zone old <zone>');
    expect(said).toContain(
      `${ACCOUNT}/${CONFERENCE}  Weekly sales: 2026-12-12 17:00 was chosen in America/Winnipeg (UTC−5), 2026-12-12 18:00 is stored`,
    );
    expect((await check('2026e')).changed).toEqual([]);
  });

  it('puts them right, once, and sends no email', async () => {
    expect(await mendExpiry(world, holder, false)).toBe(true);
    const stored = (await reference().get()).data();
    expect(stored).toMatchObject({
      expiresAt: RIGHT,
      expiryMendedBy: null,
      saveId: saveId('A'),
    });
    expect(await mendExpiry(world, holder, false)).toBe(false);
    expect((await check()).moved).toEqual([]);
  });

  it('sends the email again where asked, as a Save', async () => {
    await mendExpiry(world, holder, true);
    const after = await reference().get();
    const { save: asked } = readChange(
      holder,
      await world.db.doc('accounts/x/conferences/x').get(),
      after,
      NOW,
    );
    if (asked === null) throw new Error('no Save');
    expect(asked).toMatchObject({ savedBy: null });
    expect(await handleSave(world.db, dependencies, { ...asked, isFirst: false })).toBe('queued');
    const mail = await world.db.doc(`mail/${CONFERENCE}_${asked.saveId}`).get();
    expect(mail.get('message.text')).toContain('12 December 2026 at 17:00 (UTC−5)');
    expect(await admits(LEADER)).toMatchObject({ expiresAt: RIGHT });
  });

  it('leaves alone what is right, past, deleted or was not chosen', async () => {
    const also = (letter: string, over: DocumentData) =>
      save(world.db, saveId(letter), over, letter.repeat(20));
    await also('B', { expiresAt: RIGHT, expiryChosen });
    await also('C', { expiresAt: BEFORE });
    await also('D', { expiresAt: BEFORE, expiryChosen, deletedAt: Timestamp.fromDate(at) });
    await also('E', {
      expiresAt: Timestamp.fromDate(new Date('2026-11-20T23:00:00Z')),
      expiryChosen: { ...expiryChosen, local: '2026-11-20T17:00' },
    });
    expect((await check()).moved.map(({ conferenceId }) => conferenceId)).toEqual([CONFERENCE]);
  });
});
