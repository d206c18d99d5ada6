import { FieldValue, type Firestore } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { homeRegion } from '../../../domain/bridge/telephone-number.ts';
import { paths } from '../../../domain/paths.ts';
import { openGrant } from '../../../functions/src/bridge/door/leg-token.ts';
import { StrayNumbers } from '../../../functions/src/bridge/numbers/stray-numbers.ts';
import { updateAdmits } from '../../../functions/src/codes/update-admits.ts';
import {
  concernsDialInNumbers,
  keepDialInNumbers,
} from '../../../functions/src/profile/keep-dial-in-numbers.ts';
import { handleSave } from '../../../functions/src/saves/handle-save.ts';
import { describeStray, listStrayNumbers } from '../../../local/operator/calls/stray-numbers.ts';
import { firestoreGuesses } from '../../../functions/src/bridge/guesses/guess-store.ts';
import { DIALED, openBridge, type TestBridge } from './bridge-world.ts';
import {
  ACCOUNT,
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
const OTHERS = '+14165550123';
const NOBODYS = '+16135550177';

let world: World;
let bridge: TestBridge;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  bridge = openBridge(world.db);
  await putAccount(world.db);
  await putAdmin(world.db);
  await putOther([OTHERS]);
  await save(world.db, saveId('A'));
  await handleSave(world.db, dealing(LEADER, '5290174836'), saveEvent('A'));
});
afterEach(async () => {
  world.failCommits();
  await world.clear();
});

const numbered = (...numbers: string[]) => ({
  dialInNumbers: numbers.map((number) => ({ number, location: 'Toronto', tollFree: false })),
});
const putOther = (numbers: string[]) =>
  world.db.doc(paths.account('other')).set({ name: 'Other', ...numbered(...numbers) });
/** As the trigger does, for an account that was written. */
const keep = (accountId = ACCOUNT, before?: object) =>
  keepDialInNumbers(world.db, accountId, before);
let calls = 0;
/** What becomes of a call of its own. */
const decision = async (dialedNumber: string, over: object = {}) => {
  calls += 1;
  const asked = { callId: `call-${calls}`, digits: LEADER, dialedNumber, ...over };
  const answer = await bridge.resolve(asked);
  return typeof answer === 'string' ? answer : answer.decision;
};
async function ownNumbersOnly(): Promise<void> {
  const callPolicy = { waitForLeader: true, endOnLeaderExit: false, dialInNumbers: 'own' };
  await putAccount(world.db, { callPolicy });
  await updateAdmits(world.db, () => NOW, ACCOUNT);
}

describe('a right code', () => {
  beforeEach(() => keep());

  it('lets in on any of the provider’s numbers, in whatever form it is dialled', async () => {
    for (const dialled of [DIALED, OTHERS, '4165550123', '14165550123', 'sip:+14165550123@pbx']) {
      expect(await decision(dialled)).toBe('join');
    }
  });

  it('lets in nobody on a number that nobody has, and then no wrong one counts otherwise', async () => {
    const cost = async (over: object) => {
      let answer: unknown;
      const other = openBridge(world.db);
      await other.resolve({ digits: '2846391751', dialedNumber: NOBODYS, callId: 'before' });
      const writes = await world.writesDuring(async () => {
        answer = await other.resolve({ dialedNumber: NOBODYS, attempt: 2, ...over });
      });
      return { answer, writes };
    };
    const right = await cost({ digits: LEADER, callId: 'right' });
    expect(right).toEqual(await cost({ digits: '2846391750', callId: 'wrong' }));
    expect(right.answer).toMatchObject({ decision: 'retry', prompt: 'codeNotRecognized' });
    const { docs } = await world.db.collection('guesses').get();
    expect(docs.map(({ id }) => id.split('_')[0])).toContain('platform');
  });

  it('lets in on extensions and on what is no number, which ring only where somebody has made them', async () => {
    for (const dialled of ['4021', '402155', 'conference', '', 'sip:conference@pbx.example']) {
      expect(await decision(dialled)).toBe('join');
    }
  });

  it('lets in on numbers that trunks give as they are dialled in their country or area', async () => {
    await putOther(['+33155501000', OTHERS]);
    await keep('other');
    const at = async (country: string, dialedNumber: string) => {
      bridge = openBridge(world.db, {}, firestoreGuesses(world.db), homeRegion(country));
      return decision(dialedNumber);
    };
    expect(await at('CA', '0155501000')).toBe('join');
    expect(await at('FR', '4165550123')).toBe('join');
    expect(await at('FR', '6135550177')).toBe('retry');
    // As trunks in North America give the numbers of their own area.
    expect(await at('CA', '5550123')).toBe('join');
    expect(await at('FR', '5550123')).toBe('join');
    expect(await at('CA', '5550177')).toBe('retry');
  });

  it('lets in on its account’s numbers only, where that is wanted', async () => {
    await ownNumbersOnly();
    expect(await decision(DIALED)).toBe('join');
    expect(await decision('5145550100')).toBe('join');
    for (const dialled of [OTHERS, NOBODYS, '4021', '']) {
      expect(await decision(dialled)).toBe('retry');
    }
  });

  it('costs one read, and one more where the instance does not remember the number', async () => {
    expect(await world.readsDuring(() => bridge.resolve({ digits: LEADER }))).toBe(2);
    expect(await world.readsDuring(() => bridge.resolve({ digits: LEADER }))).toBe(1);
    bridge.wait(60_000);
    expect(await world.readsDuring(() => bridge.resolve({ digits: LEADER }))).toBe(2);
  });

  it('is told with numbers in one form: that of the dialled one, and its country’s for the caller', async () => {
    const answer = await bridge.resolve({
      ...{ digits: LEADER, dialedNumber: '5145550100', callerId: 'sip:(438) 555-0177@trunk' },
    });
    if (typeof answer === 'string' || answer.decision !== 'join') throw new Error('not let in');
    expect(openGrant(answer.legToken, dependencies.pepper)).toMatchObject({
      dialedNumber: DIALED,
      callerId: '+14385550177',
    });
  });
});

describe('a number of which others have the same digits within their area', () => {
  it('lets in, and is told as it was dialled: nobody knows which one it was', async () => {
    await putOther(['+15145550123', OTHERS]);
    await keep('other');
    bridge = openBridge(world.db, {}, firestoreGuesses(world.db), homeRegion('CA'));
    const answer = await bridge.resolve({ digits: LEADER, dialedNumber: '5550123' });
    if (typeof answer === 'string' || answer.decision !== 'join') throw new Error('not let in');
    const grant = openGrant(answer.legToken, dependencies.pepper);
    expect(grant).toMatchObject({ dialedNumber: '5550123' });
  });

  it('is told whole once none of the others is anybody’s any more', async () => {
    await putOther(['+15145550123', OTHERS]);
    await keep('other');
    await putOther([OTHERS]);
    await keep('other', numbered('+15145550123', OTHERS));
    bridge = openBridge(world.db, {}, firestoreGuesses(world.db), homeRegion('CA'));
    const answer = await bridge.resolve({ digits: LEADER, dialedNumber: '5550123' });
    if (typeof answer === 'string' || answer.decision !== 'join') throw new Error('not let in');
    const grant = openGrant(answer.legToken, dependencies.pepper);
    expect(grant).toMatchObject({ dialedNumber: OTHERS });
  });
});

describe('callers in national form', () => {
  it('are one caller with those of E.164, in the counts too', async () => {
    await keep();
    for (const callerId of ['+14385550177', '4385550177', '14385550177', '0014385550177']) {
      await bridge.resolve({ digits: '2846391750', callId: `c${callerId}`, callerId });
    }
    bridge.wait(1000);
    await bridge.resolve({ digits: '2846391750', callId: 'last', callerId: '(438) 555-0177' });
    const { docs } = await world.db.collection('guesses').get();
    const callers = docs.filter(({ id }) => id.startsWith('caller_'));
    expect(callers.map((doc) => doc.get('wrong') as unknown)).toEqual([5]);
  });

  it('are of the home country where the dialled number says nothing', async () => {
    bridge = openBridge(world.db, {}, firestoreGuesses(world.db), homeRegion('FR'));
    const answer = await bridge.resolve({
      ...{ digits: LEADER, dialedNumber: '4021', callerId: '01 55 50 10 00' },
    });
    if (typeof answer === 'string' || answer.decision !== 'join') throw new Error('not let in');
    expect(openGrant(answer.legToken, dependencies.pepper)).toMatchObject({
      dialedNumber: '4021',
      callerId: '+33155501000',
    });
  });
});

describe('which numbers there are', () => {
  it('is known once one account with numbers was written: till then any number lets in', async () => {
    expect(await decision(NOBODYS)).toBe('join');
    bridge.wait(10_000);
    expect(await keep()).toBe('allKept');
    expect(await decision(NOBODYS)).toBe('retry');
    // Of an account that was not written since.
    expect(await decision(OTHERS)).toBe('join');
    expect(await keep()).toBe('kept');
  });

  it('is not known while no account has any', async () => {
    await putAccount(world.db, numbered());
    await putOther([]);
    expect(await keep()).toBe('kept');
    expect(await decision(NOBODYS)).toBe('join');
  });

  it('follows the accounts: a new number works within ten seconds, one that is gone for a minute', async () => {
    await keep();
    expect(await decision(NOBODYS)).toBe('retry');
    await putOther([NOBODYS]);
    await keep('other', numbered(OTHERS));
    expect(await decision(OTHERS)).toBe('retry');
    bridge.wait(10_000);
    expect(await decision(NOBODYS)).toBe('join');
    await world.db.doc(paths.account('other')).delete();
    await keep('other', numbered(NOBODYS));
    expect(await decision(NOBODYS)).toBe('join');
    bridge.wait(60_000);
    expect(await decision(NOBODYS)).toBe('retry');
  });

  it('is what the account says now, whichever event comes last', async () => {
    await keep();
    // It was away for a while, and is back before that event is seen to.
    await keep(ACCOUNT, numbered(DIALED));
    expect(await decision(DIALED)).toBe('join');
    bridge.wait(60_000);
    expect(await decision(DIALED)).toBe('join');
  });

  it('is shared by accounts, and stays with who still has it', async () => {
    await putOther([DIALED]);
    await keep();
    await ownNumbersOnly();
    await putAccount(world.db, { ...numbered() });
    await keep(ACCOUNT, numbered(DIALED));
    // Still somebody’s, and no longer this account’s own.
    expect(await decision(DIALED)).toBe('retry');
    await putAccount(world.db, { ...numbered() });
    await updateAdmits(world.db, () => NOW, ACCOUNT);
    expect(await decision(DIALED)).toBe('join');
  });

  it('is looked at only where an account has other ones, or the operator asks', () => {
    const account = numbered(DIALED);
    expect(concernsDialInNumbers(account, { ...account, language: 'fr' })).toBe(false);
    expect(concernsDialInNumbers(undefined, numbered())).toBe(false);
    expect(concernsDialInNumbers(undefined, account)).toBe(true);
    expect(concernsDialInNumbers(account, numbered(DIALED, OTHERS))).toBe(true);
    expect(concernsDialInNumbers(account, undefined)).toBe(true);
    expect(concernsDialInNumbers(account, { ...account, dialInAskedAt: NOW })).toBe(true);
  });

  it('is asked again where it could not be read', async () => {
    await keep();
    const { db } = world;
    const broken = openBridge(
      new Proxy(db, {
        get: (target, name) =>
          name === 'doc'
            ? (path: string) => {
                if (path.startsWith('dialInNumbers/') && isAway) throw new Error('away');
                return target.doc(path);
              }
            : (Reflect.get(target, name) as unknown),
      }),
    );
    let isAway = true;
    await expect(broken.resolve({ digits: LEADER })).rejects.toThrow('away');
    isAway = false;
    expect(await broken.resolve({ digits: LEADER })).toMatchObject({ decision: 'join' });
  });
});

describe('numbers that were dialled and that nobody has', () => {
  beforeEach(() => keep());
  const listed = async () => (await listStrayNumbers(world, 50)).map(describeStray);

  it('are listed for the operator, a call counting once', async () => {
    await decision(NOBODYS, { attempt: 1 });
    await decision(NOBODYS, { attempt: 2 });
    expect(await listed()).toEqual([`  ${NOBODYS}  1 call, last 2026-11-23 12:00:00 UTC`]);
    bridge.wait(3000);
    await decision('16135550177');
    bridge.wait(10_000);
    await decision(NOBODYS);
    await decision('+16135550178');
    expect(await listed()).toEqual(
      expect.arrayContaining([
        `  ${NOBODYS}  2 calls, last 2026-11-23 12:00:13 UTC`,
        '  16135550177  1 call, last 2026-11-23 12:00:03 UTC',
        '  +16135550178  1 call, last 2026-11-23 12:00:13 UTC',
      ]),
    );
  });

  it('are listed in one form, however a trunk of the home country gives them', async () => {
    bridge = openBridge(world.db, {}, firestoreGuesses(world.db), homeRegion('CA'));
    await decision('6135550177');
    bridge.wait(10_000);
    await decision('16135550177');
    expect(await listed()).toEqual([`  ${NOBODYS}  2 calls, last 2026-11-23 12:00:10 UTC`]);
  });

  it('are not what is somebody’s, or no number', async () => {
    for (const dialled of [DIALED, OTHERS, '4021', 'conference']) {
      await decision(dialled, { digits: '2846391750' });
    }
    expect(await listed()).toEqual([]);
  });

  it('are listed no more once an account has them', async () => {
    await decision(NOBODYS);
    await decision('16135550177');
    await decision('+16135550178');
    await putOther([OTHERS, NOBODYS]);
    await keep('other');
    expect(await listed()).toEqual([`  +16135550178  1 call, last 2026-11-23 12:00:00 UTC`]);
    await putOther([OTHERS]);
    await keep('other', numbered(OTHERS, NOBODYS));
    expect(await listed()).toHaveLength(3);
  });

  it('are not counted for a request that was taken before', async () => {
    await bridge.resolve({ digits: LEADER, dialedNumber: NOBODYS }, Promise.resolve(false));
    expect(await listed()).toEqual([]);
  });

  it('are written once in ten seconds each, and a hundred an hour', async () => {
    const strays = new StrayNumbers(world.db);
    let now = NOW.getTime();
    expect(
      await world.writesDuring(async () => {
        for (let call = 0; call < 25; call += 1) await strays.note(NOBODYS, now);
        now += 10_000;
        await strays.note(NOBODYS, now);
      }),
    ).toBe(2);
    expect((await listStrayNumbers(world, 1))[0]?.calls).toBe(26);
    expect(
      await world.writesDuring(async () => {
        for (let n = 0; n < 150; n += 1) await strays.note(`+1613555${1000 + n}`, now);
      }),
    ).toBe(99);
    // Those that are counted already are counted on.
    expect(await world.writesDuring(() => strays.note(NOBODYS, now + 10_000))).toBe(1);
    expect(await world.writesDuring(() => strays.note('+16135559999', now + 3_600_000))).toBe(1);
  });

  it('are counted over the end of an hour', async () => {
    const strays = new StrayNumbers(world.db);
    const hour = NOW.getTime() + 3_600_000;
    for (const at of [hour - 3000, hour - 2000, hour - 1000]) await strays.note(NOBODYS, at);
    await strays.note('+16135550178', hour);
    await strays.note(NOBODYS, hour + 8000);
    const [stray] = (await listStrayNumbers(world, 50)).filter(({ number }) => number === NOBODYS);
    expect(stray?.calls).toBe(4);
  });

  it('are counted later where they could not be written', async () => {
    const written: unknown[] = [];
    let isAway = true;
    const set = (data: unknown) => {
      if (isAway) return Promise.reject(new Error('away'));
      written.push(data);
      return Promise.resolve();
    };
    const strays = new StrayNumbers({ doc: () => ({ set }) } as unknown as Firestore);
    await expect(strays.note(NOBODYS, NOW.getTime())).rejects.toThrow('away');
    isAway = false;
    await strays.note(NOBODYS, NOW.getTime());
    expect(written).toMatchObject([{ calls: FieldValue.increment(2) }]);
  });
});
