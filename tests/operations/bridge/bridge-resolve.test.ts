import { type DocumentData, FieldValue, Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_MENU } from '../../../domain/account/default-menu.ts';
import {
  type ResolveAnswer,
  resolveAnswerSchema,
  resolveRequestSchema,
} from '../../../domain/bridge/resolve.ts';
import { accessCodeKey } from '../../../functions/src/codes/access-code-key.ts';
import { openGrant } from '../../../functions/src/bridge/door/leg-token.ts';
import { handleSave } from '../../../functions/src/saves/handle-save.ts';
import { settleDeletion } from '../../../functions/src/deletion/settle-deletion.ts';
import { keepDialInNumbers } from '../../../functions/src/profile/keep-dial-in-numbers.ts';
import { updateAdmits } from '../../../functions/src/codes/update-admits.ts';
import { asked, CALLER, DIALED, openBridge, type TestBridge, UNKNOWN } from './bridge-world.ts';
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
const EARLIER_LEADER = '4829150637';
const EARLIER_PARTICIPANT = '7712049958';

const at = (iso: string) => Timestamp.fromDate(new Date(iso));

let world: World;
let bridge: TestBridge;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
/** A conference whose earlier participant code still works. */
beforeEach(async () => {
  bridge = openBridge(world.db);
  await putAccount(world.db);
  await putAdmin(world.db);
  await save(world.db, saveId('A'));
  await handleSave(world.db, dealing(EARLIER_LEADER, EARLIER_PARTICIPANT), saveEvent('A'));
  const overlap = at('2026-11-30T12:00:00Z');
  await save(world.db, saveId('B'), { codesWanted: 2, participantOverlapUntil: overlap });
  await handleSave(world.db, dealing(LEADER, PARTICIPANT), saveEvent('B'));
  await keepDialInNumbers(world.db, ACCOUNT, undefined);
  // From here on it remembers the number that is dialled.
  await bridge.resolve({ digits: LEADER });
});
afterEach(async () => {
  world.failCommits();
  await world.clear();
});

const codeDocument = (code: string) =>
  world.db.doc(`accessCodes/${accessCodeKey(code, dependencies.pepper)}`);
const conference = () => world.db.doc(`accounts/${ACCOUNT}/conferences/${CONFERENCE}`);

describe('a right code', () => {
  it.each([
    [LEADER, 'leader'],
    [PARTICIPANT, 'participant'],
    [EARLIER_PARTICIPANT, 'participant'],
  ])('lets its caller in in one document read and no write', async (digits, role) => {
    let answer: unknown;
    let reads = 0;
    const writes = await world.writesDuring(async () => {
      reads = await world.readsDuring(async () => {
        answer = await bridge.resolve({ digits });
      });
    });
    expect({ reads, writes }).toEqual({ reads: 1, writes: 0 });
    expect(answer).toEqual({
      decision: 'join',
      conferenceId: CONFERENCE,
      role,
      waitForLeader: true,
      endOnLeaderExit: false,
      language: 'en',
      menu: [],
      legToken: expect.any(String) as unknown,
      delayMs: 0,
    });
    expect(resolveAnswerSchema.parse(answer)).toEqual(answer);
  });

  it('comes with a token that says, to us only, who was let in where', async () => {
    const answer = await bridge.resolve({ digits: LEADER });
    if (typeof answer === 'string' || answer.decision !== 'join') throw new Error('not let in');
    expect(openGrant(answer.legToken, dependencies.pepper)).toEqual({
      accountId: ACCOUNT,
      conferenceId: CONFERENCE,
      role: 'leader',
      tag: 'Weekly sales',
      waitForLeader: true,
      callerId: CALLER,
      dialedNumber: DIALED,
      bridge: 'montreal-1',
      grantedAt: NOW.getTime(),
    });
    expect(JSON.stringify(answer)).not.toMatch(/Weekly|acme/);
  });

  it.each([
    ...['12', 'anonymous', '+', '*67', 'sip:someone@pbx.example', '1'.repeat(16), ''],
    '☎'.repeat(256),
  ])('lets in whatever the network says of the caller (%s), as withheld', async (callerId) => {
    const request = { digits: LEADER, callerId };
    const answer = await bridge.resolve(request);
    if (typeof answer === 'string' || answer.decision !== 'join') throw new Error('not let in');
    expect(openGrant(answer.legToken, dependencies.pepper)).toMatchObject({ callerId: null });
    expect(resolveRequestSchema.safeParse(asked(request)).success).toBe(true);
  });

  it('follows the account', async () => {
    const callPolicy = { waitForLeader: false, endOnLeaderExit: true };
    await putAccount(world.db, { language: 'fr', callPolicy });
    await updateAdmits(world.db, () => NOW, ACCOUNT);
    expect(await bridge.resolve({ digits: LEADER })).toMatchObject({
      language: 'fr',
      ...callPolicy,
    });
  });

  it('tells the keys of the account, and what they do', async () => {
    const [first] = DEFAULT_MENU;
    const song = { keys: '*8', role: 'leader', action: { en: 'Song', fr: 'Chanson' } };
    await putAccount(world.db, { menu: [first, song] });
    await updateAdmits(world.db, () => NOW, ACCOUNT);
    expect(await bridge.resolve({ digits: LEADER })).toMatchObject({
      menu: [
        { keys: '*6', role: 'everyone', does: 'muteSelf' },
        { keys: '*8', role: 'leader', does: null },
      ],
    });
  });

  it('of an earlier version, whose document knows no keys, tells none', async () => {
    await codeDocument(LEADER).update({ 'admits.menu': FieldValue.delete() });
    expect(await bridge.resolve({ digits: LEADER })).toMatchObject({ decision: 'join', menu: [] });
  });

  it('lets in until the moment of its end, and not at it', async () => {
    const end = at('2026-11-30T12:00:00Z').toDate();
    bridge.setNow(new Date(end.getTime() - 1));
    expect(await bridge.resolve({ digits: EARLIER_PARTICIPANT })).toMatchObject({
      decision: 'join',
    });
    bridge.setNow(end);
    expect(await bridge.resolve({ digits: EARLIER_PARTICIPANT })).toMatchObject({
      decision: 'retry',
    });
  });

  it('lets in again once its conference is no longer expired, or deleted', async () => {
    await conference().update({ expiresAt: at('2026-11-23T11:00:00Z'), saveId: saveId('C') });
    await handleSave(world.db, dependencies, saveEvent('C'));
    expect(await bridge.resolve({ digits: LEADER })).toMatchObject({ decision: 'retry' });
    await conference().update({ expiresAt: at('2027-11-23T11:00:00Z'), saveId: saveId('D') });
    await handleSave(world.db, dependencies, saveEvent('D'));
    expect(await bridge.resolve({ digits: LEADER })).toMatchObject({ decision: 'join' });
  });

  it('is not answered where the request was taken before', async () => {
    expect(await bridge.resolve({ digits: LEADER }, Promise.resolve(false))).toBe('replayed');
  });
});

/** Ways in which a code admits nobody; each makes it so and says which digits to dial. */
const REFUSED: Readonly<Record<string, () => Promise<string>>> = {
  unknown: () => Promise.resolve(UNKNOWN),
  retired: () => Promise.resolve(EARLIER_LEADER),
  expired: async () => {
    await save(world.db, saveId('C'), { expiresAt: Timestamp.fromDate(NOW) });
    await handleSave(world.db, dependencies, saveEvent('C'));
    return LEADER;
  },
  deleted: async () => {
    const deletedAt = at('2026-11-23T11:59:59Z');
    await conference().update({ deletedAt });
    await settleDeletion(world.db, dependencies.pepper, {
      accountId: ACCOUNT,
      conferenceId: CONFERENCE,
      kind: 'deleted',
      at: deletedAt.toDate(),
      by: ADMIN.uid,
      tag: 'Weekly sales',
      runId: null,
    });
    return PARTICIPANT;
  },
  'without the service': async () => {
    await putAccount(world.db, { services: { conferencing: false, pbx: true } });
    await updateAdmits(world.db, () => NOW, ACCOUNT);
    return LEADER;
  },
  'of an earlier version, not yet brought up to date': async () => {
    await codeDocument(LEADER).set({
      accountId: ACCOUNT,
      conferenceId: CONFERENCE,
      role: 'leader',
    });
    return LEADER;
  },
};

describe('a code that is', () => {
  /** What one refusal costs and says. */
  async function refusal(digits: string) {
    let answer: ResolveAnswer | 'replayed' | undefined;
    let reads = 0;
    const writes = await world.writesDuring(async () => {
      reads = await world.readsDuring(async () => {
        answer = await bridge.resolve({ digits });
      });
    });
    return { answer, reads, writes };
  }

  it.each(Object.entries(REFUSED))('%s is refused as any other is', async (_, make) => {
    const digits = await make();
    const found = await refusal(digits);
    expect(found).toEqual({
      answer: { decision: 'retry', attemptsLeft: 2, prompt: 'codeNotRecognized', delayMs: 0 },
      // The code, the call; and of two hours each the caller, and the parts of number and platform.
      reads: 1 + 1 + 2 * (1 + 4 + 4),
      writes: 1 + 3,
    });
    // And no otherwise while all of it is known: nothing is flushed within the second.
    expect(await refusal(digits)).toEqual({
      answer: { decision: 'retry', attemptsLeft: 1, prompt: 'codeNotRecognized', delayMs: 0 },
      reads: 2,
      writes: 1,
    });
  });

  it.each(Object.entries(REFUSED))('%s is counted in the same documents', async (_, make) => {
    const digits = await make();
    await bridge.resolve({ digits });
    const { docs } = await world.db.collection('guesses').get();
    const kinds = docs.map((doc) => doc.id.split('_')[0]).sort();
    expect(kinds).toEqual(['call', 'caller', 'number', 'platform']);
    for (const doc of docs) {
      expect(doc.get('wrong')).toBe(1);
      expect(doc.get('expireAt')).toBeInstanceOf(Timestamp);
    }
    expect(JSON.stringify(docs.map((doc) => [doc.id, doc.data()]))).not.toMatch(
      new RegExp(`${digits}|${CALLER.slice(1)}`),
    );
  });
});

describe('what has not the length of a code', () => {
  it.each(['', '7', '482915063', '48291506370', '*#', '482915063#'])(
    'takes an attempt and no budget: "%s"',
    async (digits) => {
      expect(await bridge.resolve({ digits })).toEqual({
        decision: 'retry',
        attemptsLeft: 2,
        prompt: 'codeNotRecognized',
        delayMs: 0,
      });
      const { docs } = await world.db.collection('guesses').get();
      expect(docs.map((doc) => doc.id.split('_')[0])).toEqual(['call']);
    },
  );

  it('ends the call with the third attempt as any other', async () => {
    for (const attempt of [1, 2]) await bridge.resolve({ digits: '', attempt });
    expect(await bridge.resolve({ digits: '', attempt: 3 })).toEqual({
      decision: 'hangup',
      attemptsLeft: 0,
      prompt: 'goodbye',
      delayMs: 0,
    });
  });
});

describe('the attempts of a call', () => {
  const left = async (over: DocumentData): Promise<unknown> => {
    const answer = await bridge.resolve({ digits: UNKNOWN, ...over });
    return typeof answer === 'string' || answer.decision === 'join' ? answer : answer.attemptsLeft;
  };

  it('are counted here, whatever the bridge says', async () => {
    expect([await left({}), await left({}), await left({}), await left({})]).toEqual([2, 1, 0, 0]);
    expect(await left({ callId: 'another' })).toBe(2);
    expect(await left({ callId: 'a-third', attempt: 3 })).toBe(0);
  });

  it('are not shared by calls of two bridges that bear the same name', async () => {
    await left({});
    const other = await bridge.resolve({ digits: UNKNOWN }, Promise.resolve(true), 'toronto-1');
    expect(other).toMatchObject({ attemptsLeft: 2 });
  });

  it('made at once are each counted', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => left({})));
    expect(Math.min(...answers.map(Number))).toBe(0);
    expect(await left({})).toBe(0);
  });

  it('do not keep a right code out', async () => {
    for (const attempt of [1, 2, 3]) await left({ attempt });
    expect(await bridge.resolve(asked({ digits: LEADER, attempt: 4 }))).toMatchObject({
      decision: 'join',
      delayMs: 0,
    });
  });
});

describe('a request that was taken before', () => {
  it('counts nothing, right or wrong', async () => {
    const work = async () => {
      for (const digits of [UNKNOWN, '']) {
        expect(await bridge.resolve({ digits }, Promise.resolve(false))).toBe('replayed');
      }
    };
    expect(await world.writesDuring(work)).toBe(0);
  });

  it('is an error where that could not be looked up, and counts nothing', async () => {
    const away = async () => {
      // Not before the code was read, which would else be under way when the test's client ends.
      await Promise.all([UNKNOWN, LEADER].map((code) => codeDocument(code).get()));
      throw new Error('unavailable');
    };
    const work = async () => {
      await expect(bridge.resolve({ digits: UNKNOWN }, away())).rejects.toThrow('unavailable');
      await expect(bridge.resolve({ digits: LEADER }, away())).rejects.toThrow('unavailable');
    };
    expect(await world.writesDuring(work)).toBe(0);
  });
});
