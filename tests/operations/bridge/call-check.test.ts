import { type DocumentReference, type Firestore, Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CallCheck, callCheckSchema } from '../../../domain/bridge/call-check.ts';
import type { BridgeReport } from '../../../domain/bridge/known-bridge.ts';
import { paths } from '../../../domain/paths.ts';
import { keepBridge } from '../../../functions/src/bridge/bridges/known-bridges.ts';
import {
  answerCallCheck,
  type CallCheckOutcome,
} from '../../../functions/src/bridge/check/answer-call-check.ts';
import { accessCodeKey } from '../../../functions/src/codes/access-code-key.ts';
import { updateAdmits } from '../../../functions/src/codes/update-admits.ts';
import { purgeConference } from '../../../functions/src/deletion/purge-conference.ts';
import { settleDeletion } from '../../../functions/src/deletion/settle-deletion.ts';
import { handleSave } from '../../../functions/src/saves/handle-save.ts';
import {
  ACCOUNT,
  ADMIN,
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
const HOLDER = { accountId: ACCOUNT, conferenceId: CONFERENCE };

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  await putAccount(world.db);
  await putAdmin(world.db);
  await save(world.db, saveId('A'));
  await handleSave(world.db, dealing(LEADER, PARTICIPANT), saveEvent('A'));
  await heardOf({});
});
afterEach(async () => {
  world.failCommits();
  await world.clear();
});

const question = () => world.db.doc(paths.callCheck(ACCOUNT, CONFERENCE));
const conference = () => world.db.doc(paths.conference(ACCOUNT, CONFERENCE));
const codeDocument = (code: string) =>
  world.db.doc(paths.accessCode(accessCodeKey(code, dependencies.pepper)));
const ask = (at = NOW) => question().set({ askedAt: Timestamp.fromDate(at), askedBy: ADMIN.uid });

function answering(over: { codeLength?: number } = {}): Promise<CallCheckOutcome> {
  const { pepper, codeLength } = dependencies;
  return answerCallCheck(world.db, { pepper, codeLength, now: () => NOW, ...over }, HOLDER);
}

/** Asks and answers. */
async function check(over: { codeLength?: number } = {}): Promise<CallCheck> {
  await ask();
  expect(await answering(over)).toBe('answered');
  return callCheckSchema.parse((await question().get()).get('answer'));
}

/** A bridge sends a heartbeat. */
async function heardOf(report: Partial<BridgeReport>, at = NOW, name = 'montreal-1') {
  const said = { software: 'a-bridge 1.0', ...report };
  const sign = { at: at.getTime(), isPartial: false, sessions: 0, legs: 0, report: said };
  await keepBridge(world.db, { name, key: `key of ${name}` }, sign, { signedAt: at, now: at });
}

/** Has something happen before several documents are read at a time. */
function readingLate(db: Firestore, first: () => Promise<unknown>): Firestore {
  return new Proxy(db, {
    get(target, name) {
      if (name === 'getAll') {
        return async (...references: DocumentReference[]) => {
          await first();
          return target.getAll(...references);
        };
      }
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

const keptOut = (...reasons: object[]) => ({ outcome: 'keptOut', reasons });

describe('both codes of a conference', () => {
  it('let in, the participant to music', async () => {
    expect(await check()).toEqual({
      at: NOW.getTime(),
      leader: { outcome: 'joins' },
      participant: { outcome: 'waits' },
      warnings: [],
    });
  });

  it('are refused where the conference has expired', async () => {
    const expiresAt = new Date(NOW.getTime() - 1000);
    await save(world.db, saveId('B'), { expiresAt: Timestamp.fromDate(expiresAt) });
    await handleSave(world.db, dependencies, saveEvent('B'));
    const expired = keptOut({ key: 'expired', since: expiresAt.getTime() });
    expect(await check()).toMatchObject({ leader: expired, participant: expired });
  });

  it('are refused where it is deleted', async () => {
    await conference().update({ deletedAt: Timestamp.fromDate(NOW) });
    await settleDeletion(world.db, dependencies.pepper, {
      ...{ ...HOLDER, kind: 'deleted', at: NOW, by: ADMIN.uid, tag: 'Weekly sales', runId: null },
    });
    const deleted = keptOut({ key: 'deleted', since: NOW.getTime() });
    expect(await check()).toMatchObject({ leader: deleted, participant: deleted });
  });

  it('are refused where the service is off', async () => {
    await putAccount(world.db, { services: { conferencing: false, pbx: true } });
    await updateAdmits(world.db, () => NOW, ACCOUNT);
    const off = keptOut({ key: 'serviceOff' });
    expect(await check()).toMatchObject({ leader: off, participant: off });
  });

  it('are refused where they have not been made', async () => {
    await conference().delete();
    await world.db.doc(paths.conferenceCodes(ACCOUNT, CONFERENCE)).delete();
    await save(world.db, saveId('A'));
    const none = keptOut({ key: 'codesNotMade' });
    expect(await check()).toMatchObject({ leader: none, participant: none });
  });

  it('are refused where codes have another length now', async () => {
    const other = keptOut({ key: 'otherLength', has: 10, wanted: 9 });
    expect(await check({ codeLength: 9 })).toMatchObject({ leader: other, participant: other });
  });

  it('reach nobody where there is no number to dial', async () => {
    await putAccount(world.db, { dialInNumbers: [] });
    const none = keptOut({ key: 'noDialInNumbers' });
    expect(await check()).toMatchObject({ leader: none, participant: none });
  });
});

describe('a code that only the bridge would refuse', () => {
  const notKnown = keptOut({ key: 'notKnown' });

  it('because its document is gone', async () => {
    await codeDocument(LEADER).delete();
    expect(await check()).toMatchObject({
      leader: notKnown,
      participant: { outcome: 'waits' },
    });
  });

  it('because it ended', async () => {
    await codeDocument(PARTICIPANT).update({ validUntil: Timestamp.fromDate(NOW) });
    expect(await check()).toMatchObject({ leader: { outcome: 'joins' }, participant: notKnown });
  });

  it.each([{ conferenceId: 'another' }, { accountId: 'another' }, { role: 'participant' }])(
    'because it leads elsewhere: %o',
    async (fields) => {
      await codeDocument(LEADER).update(fields);
      expect(await check()).toMatchObject({ leader: notKnown });
    },
  );
});

describe('the account’s numbers', () => {
  const [montreal, toronto] = ['+15145550100', '+14165550100'];
  beforeEach(async () => {
    await world.db.doc(paths.dialInNumbersKnown).set({ at: NOW });
    await putAccount(world.db, {
      dialInNumbers: [montreal, toronto].map((number) => ({
        ...{ number, location: 'Canada', tollFree: false },
      })),
    });
  });
  const held = (number: string, account = ACCOUNT) =>
    world.db.doc(paths.dialInNumber(number)).set({ heldBy: { [number]: [account] } });

  it('that are not kept as anybody’s let nobody in', async () => {
    const none = keptOut({ key: 'numbersNotKnown' });
    expect(await check()).toMatchObject({ leader: none, participant: none });
    await held(montreal);
    expect((await check()).warnings).toEqual([{ key: 'numbersNotKnown', numbers: [toronto] }]);
    await held(toronto, 'another');
    expect((await check()).warnings).toEqual([]);
  });

  it('have to be its own where it wants that', async () => {
    await held(montreal);
    await held(toronto, 'another');
    await world.db.doc(paths.account(ACCOUNT)).update({
      callPolicy: { waitForLeader: true, endOnLeaderExit: false, dialInNumbers: 'own' },
    });
    await updateAdmits(world.db, () => NOW, ACCOUNT);
    expect((await check()).warnings).toEqual([{ key: 'numbersNotKnown', numbers: [toronto] }]);
  });

  it('are told also by the code of two that works', async () => {
    await held(montreal);
    await held(toronto, 'another');
    await world.db.doc(paths.account(ACCOUNT)).update({
      callPolicy: { waitForLeader: true, endOnLeaderExit: false, dialInNumbers: 'own' },
    });
    await updateAdmits(world.db, () => NOW, ACCOUNT);
    await codeDocument(LEADER).delete();
    expect((await check()).warnings).toEqual([{ key: 'numbersNotKnown', numbers: [toronto] }]);
  });
});

describe('the bridges that report', () => {
  it('are held against the account’s numbers and keys, and the codes', async () => {
    const say = (en: string) => ({ en, fr: en });
    await putAccount(world.db, {
      menu: [
        { keys: '*7', role: 'leader', action: say('Lock it'), does: 'lock' },
        { keys: '*8', role: 'leader', action: say('Something') },
      ],
    });
    const later = new Date(NOW.getTime() + 1);
    await heardOf({ menuActions: ['muteSelf'], codeLength: 8 }, later);
    expect((await check()).warnings).toEqual([
      { key: 'keysNotDone', keys: ['*7'] },
      { key: 'bridgeCodeLength', has: 10, bridges: [8] },
      { key: 'keysNotKnown', keys: ['*8'] },
    ]);
    await heardOf({ dialInNumbers: [] }, new Date(NOW.getTime() + 2));
    expect((await check()).warnings).toContainEqual({
      key: 'numbersNotServed',
      numbers: ['+15145550100'],
    });
  });

  it('may be silent, or none', async () => {
    await world.db.doc(paths.bridge('montreal-1')).delete();
    expect((await check()).warnings).toEqual([{ key: 'noBridge' }]);
    const since = new Date(NOW.getTime() - 180_000);
    await heardOf({}, since);
    expect((await check()).warnings).toEqual([{ key: 'bridgesSilent', since: since.getTime() }]);
  });
});

describe('answering', () => {
  it('writes the answer and nothing else: no guess, no leg, no alert', async () => {
    // One code right, one wrong.
    await codeDocument(LEADER).delete();
    await ask();
    const asked = (await question().get()).data();
    expect(await world.writesDuring(() => answering())).toBe(1);
    const answered = (await question().get()).data();
    expect(answered).toEqual({
      ...asked,
      answer: expect.any(Object) as unknown,
      expireAt: Timestamp.fromDate(new Date(NOW.getTime() + 86_400_000)),
    });
    expect(JSON.stringify(answered)).not.toMatch(new RegExp(`${LEADER}|${PARTICIPANT}`));
    for (const others of ['guesses', paths.strayNumbers, paths.alerts, paths.openCalls]) {
      expect((await world.db.collection(others).get()).size, others).toBe(0);
    }
  });

  it('happens once, however often the event comes', async () => {
    await check();
    const work = async () => expect(await answering()).toBe('nothingAsked');
    expect(await world.writesDuring(work)).toBe(0);
  });

  it('leaves a question alone that was asked anew meanwhile', async () => {
    await ask();
    const { pepper, codeLength } = dependencies;
    const manner = { pepper, codeLength, now: () => NOW };
    const askAnew = () => ask(new Date(NOW.getTime() + 30_000));
    expect(await answerCallCheck(readingLate(world.db, askAnew), manner, HOLDER)).toBe('askedAnew');
    expect((await question().get()).get('answer')).toBeUndefined();
    // That one is answered by its own event.
    expect(await answering()).toBe('answered');
  });

  it('is an error where the answer could not be written, so that the event comes again', async () => {
    await ask();
    const away = Object.create(world.db, {
      doc: {
        value: (path: string) => {
          const reference = world.db.doc(path);
          const update = () => Promise.reject(new Error('away'));
          return path === question().path ? { get: () => reference.get(), update } : reference;
        },
      },
    }) as Firestore;
    const { pepper, codeLength } = dependencies;
    const manner = { pepper, codeLength, now: () => NOW };
    await expect(answerCallCheck(away, manner, HOLDER)).rejects.toThrow('away');
    expect(await answering()).toBe('answered');
  });

  it('happens for no conference that is gone, whose question goes with it', async () => {
    await ask();
    await conference().delete();
    expect(await answering()).toBe('conferenceGone');
    await purgeConference(world.db, NOW, HOLDER);
    expect((await question().get()).exists).toBe(false);
    expect(await answering()).toBe('nothingAsked');
  });
});
