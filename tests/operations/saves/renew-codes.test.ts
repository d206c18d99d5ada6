import { type DocumentData, Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { accessCodeKey } from '../../../functions/src/codes/access-code-key.ts';
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
  SAVED_AT,
  saveEvent,
  saveId,
  startWorld,
  type World,
} from '../world.ts';

const FIRST = { leader: '4829150637', participant: '7712049958' };
const SECOND = { leader: '3618402957', participant: '5290174836' };
const THIRD = { leader: '9051736284', participant: '6403928157' };

const at = (iso: string) => Timestamp.fromDate(new Date(iso));
const now = Timestamp.fromDate(NOW);
const inAYear = at('2027-11-23T12:00:00Z');
const nextWeek = at('2026-11-30T12:00:00Z');
const working = { validUntil: null, retiredAt: null, reservedUntil: null };
const ended = { validUntil: now, retiredAt: now, reservedUntil: inAYear };
const goingOn = {
  validUntil: nextWeek,
  retiredAt: now,
  reservedUntil: at('2027-11-30T12:00:00Z'),
};

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  await putAccount(world.db);
  await putAdmin(world.db);
  await save(world.db, saveId('A'));
  await handle('A', FIRST);
});
afterEach(async () => {
  world.failCommits();
  await world.clear();
});

const handle = (letter: string, codes: typeof FIRST, deps = {}) =>
  handleSave(world.db, { ...dealing(codes.leader, codes.participant), ...deps }, saveEvent(letter));
/** A Save that asks for the pair of codes after the first, or the second … */
const wish = (letter: string, codesWanted = 2, overlap: Timestamp | null = null) =>
  save(world.db, saveId(letter), { codesWanted, participantOverlapUntil: overlap });

const conferenceDocument = () => world.db.doc(paths.conference(ACCOUNT, CONFERENCE));
const codesDocument = () => world.db.doc(paths.conferenceCodes(ACCOUNT, CONFERENCE));
async function conference(): Promise<DocumentData> {
  return (await conferenceDocument().get()).data() ?? {};
}
async function leaderCode(): Promise<unknown> {
  return (await codesDocument().get()).get('leaderCode');
}
async function entry(name: string): Promise<DocumentData | undefined> {
  const path = `accounts/${ACCOUNT}/activity/${CONFERENCE}_${name}`;
  return (await world.db.doc(path).get()).data();
}
const mailText = async (letter: string): Promise<unknown> =>
  (await world.db.doc(`mail/${CONFERENCE}_${saveId(letter)}`).get()).get('message.text');

/** The end of a code, as the bridge would read it. */
async function end(code: string) {
  const key = accessCodeKey(code, dependencies.pepper);
  const snapshot = await world.db.doc(`accessCodes/${key}`).get();
  const field = (name: string): unknown => snapshot.get(name);
  return {
    validUntil: field('validUntil'),
    retiredAt: field('retiredAt'),
    reservedUntil: field('reservedUntil'),
  };
}

/** The Tag that a code tells the bridge. */
async function tagOf(code: string): Promise<unknown> {
  const path = paths.accessCode(accessCodeKey(code, dependencies.pepper));
  return (await world.db.doc(path).get()).get('admits.tag');
}

describe('new codes', () => {
  it('end the old ones at once and keep them reserved for twelve months', async () => {
    await wish('B');
    expect(await handle('B', SECOND)).toBe('queued');
    expect(await conference()).toMatchObject({
      participantCode: SECOND.participant,
      previousParticipantCode: null,
      codesVersion: 2,
      email: { state: 'queued', saveId: saveId('B') },
    });
    expect(await leaderCode()).toBe(SECOND.leader);
    expect(await end(FIRST.leader)).toEqual(ended);
    expect(await end(FIRST.participant)).toEqual(ended);
    expect(await end(SECOND.leader)).toEqual(working);
    expect(await end(SECOND.participant)).toEqual(working);
  });

  it('let the participant code go on until the moment that was picked, and never the leader code', async () => {
    await wish('B', 2, nextWeek);
    await handle('B', SECOND);
    expect(await conference()).toMatchObject({
      participantCode: SECOND.participant,
      previousParticipantCode: { code: FIRST.participant, until: nextWeek },
    });
    expect(await end(FIRST.leader)).toEqual(ended);
    expect(await end(FIRST.participant)).toEqual(goingOn);
  });

  it('do not let it go on to a moment that has come when the event does', async () => {
    await wish('B', 2, nextWeek);
    const later = { now: () => nextWeek.toDate() };
    await handle('B', SECOND, later);
    expect(await conference()).toMatchObject({ previousParticipantCode: null });
    expect((await end(FIRST.participant)).validUntil).toEqual(nextWeek);
  });

  it('end one that still went on from the renewal before', async () => {
    await wish('B', 2, nextWeek);
    await handle('B', SECOND);
    const overlap = at('2026-12-05T12:00:00Z');
    await wish('C', 3, overlap);
    await handle('C', THIRD);
    expect(await conference()).toMatchObject({
      participantCode: THIRD.participant,
      previousParticipantCode: { code: SECOND.participant, until: overlap },
      codesVersion: 3,
    });
    expect(await end(FIRST.participant)).toEqual(ended);
    expect((await end(SECOND.participant)).validUntil).toEqual(overlap);
  });

  it('and the earlier one say what the conference says, as long as that works', async () => {
    await save(world.db, saveId('B'), {
      ...{ codesWanted: 2, participantOverlapUntil: nextWeek, tag: 'Board' },
    });
    await handle('B', SECOND);
    expect(await tagOf(FIRST.participant)).toBe('Board');
    const until = async (letter: string, tag: string, moment: number) => {
      await save(world.db, saveId(letter), { tag });
      await handle(letter, THIRD, { now: () => new Date(moment) });
      return [await tagOf(SECOND.participant), await tagOf(FIRST.participant)];
    };
    const last = nextWeek.toMillis() - 1;
    expect(await until('C', 'Sales', last)).toEqual(['Sales', 'Sales']);
    expect(await until('D', 'Night shift', last + 1)).toEqual(['Night shift', 'Sales']);
    expect(await mailText('C')).toContain('The earlier participant code works until');
    expect(await mailText('D')).not.toContain('earlier');
  });

  it('are drawn again when one is what went on from the renewal before', async () => {
    await wish('B', 2, nextWeek);
    await handle('B', SECOND);
    await wish('C', 3);
    const deps = dealing(FIRST.participant, THIRD.leader, THIRD.leader, THIRD.participant);
    expect(await handleSave(world.db, deps, saveEvent('C'))).toBe('queued');
    expect(await leaderCode()).toBe(THIRD.leader);
    expect(await end(FIRST.participant)).toEqual(ended);
  });

  it('are told in the email, and later ones say only until when the earlier code works', async () => {
    await wish('B', 2, nextWeek);
    await handle('B', SECOND);
    expect(await mailText('B')).toContain('These are new codes.');
    await save(world.db, saveId('C'));
    await handle('C', THIRD);
    const text = await mailText('C');
    expect(text).not.toContain('These are new codes.');
    expect(text).toContain(
      'The earlier participant code works until 30 November 2026 at 07:00 EST (UTC−5)',
    );
    expect(await mailText('A')).not.toMatch(/earlier|new codes/);
  });

  it('have an entry of their own in the activity log', async () => {
    await wish('B', 2, nextWeek);
    await handle('B', SECOND);
    const told = {
      at: Timestamp.fromDate(SAVED_AT),
      by: ADMIN,
      conferenceId: CONFERENCE,
      tag: 'Weekly sales',
      member: null,
      profile: null,
      information: null,
      expiresAt: null,
      changes: null,
      run: null,
      notTaken: null,
      act: null,
    };
    const name = `${saveId('B')}_codes`;
    expect(await entry(name)).toEqual({
      ...told,
      kind: 'codesRenewed',
      email: null,
      displaced: null,
      overlapUntil: nextWeek,
    });
    expect(await entry(saveId('B'))).toMatchObject({ kind: 'saved', email: { state: 'queued' } });
    expect(await entry(`${saveId('A')}_codes`)).toBeUndefined();
  });

  it('are drawn again when they are what the conference has already', async () => {
    await wish('B');
    const deps = dealing(FIRST.leader, THIRD.participant, SECOND.leader, SECOND.participant);
    expect(await handleSave(world.db, deps, saveEvent('B'))).toBe('queued');
    expect(await leaderCode()).toBe(SECOND.leader);
    expect(await end(FIRST.leader)).toEqual(ended);
  });

  it('are asked for again by the next Save where none could be drawn, and the old ones work on', async () => {
    await save(world.db, saveId('B'), { codesWanted: 2, tag: 'Board' });
    expect(await handle('B', FIRST)).toBe('codesExhausted');
    // Nobody is refused, or let in, by what the conference said before.
    expect([await tagOf(FIRST.leader), await tagOf(FIRST.participant)]).toEqual(['Board', 'Board']);
    expect(await conference()).toMatchObject({
      codesVersion: 1,
      email: { state: 'failed', failure: 'codesExhausted' },
    });
    expect(await entry(saveId('B'))).toMatchObject({ email: { failure: 'codesExhausted' } });
    expect(await end(FIRST.leader)).toEqual(working);
    await save(world.db, saveId('C'));
    expect(await handle('C', SECOND)).toBe('queued');
    expect(await end(FIRST.leader)).toEqual(ended);
  });

  it.each([
    ['leader', () => codesDocument().delete(), FIRST.participant],
    ['participant', () => conferenceDocument().update({ participantCode: null }), FIRST.leader],
  ])('come where the %s code was lost, end the other one, and are told', async (_, lose, other) => {
    await lose();
    await save(world.db, saveId('B'));
    await handle('B', SECOND);
    expect(await leaderCode()).toBe(SECOND.leader);
    expect(await conference()).toMatchObject({
      participantCode: SECOND.participant,
      previousParticipantCode: null,
    });
    expect(await end(other)).toEqual(ended);
    // Who has an email from before must not take its codes for those that work.
    expect(await mailText('B')).toContain('These are new codes.');
    expect(await entry(`${saveId('B')}_codes`)).toMatchObject({ kind: 'codesRenewed' });
  });

  it('do not touch a code that has become another conference’s', async () => {
    const key = accessCodeKey(FIRST.participant, dependencies.pepper);
    await world.db.doc(`accessCodes/${key}`).set({ conferenceId: 'another', ...working });
    await wish('B', 2, nextWeek);
    await handle('B', SECOND);
    expect(await end(FIRST.participant)).toEqual(working);
    expect(await conference()).toMatchObject({ previousParticipantCode: null });
  });
});

describe('old codes stop although the new ones cannot be sent', () => {
  it.each([
    ['serviceOff', { services: { conferencing: false, pbx: false } }, {}],
    ['noDialInNumbers', { dialInNumbers: [] }, {}],
    ['invalid', { language: 'xx' }, {}],
    ['invalid', {}, { tag: 'a\r\nBcc: eve@evil.example' }],
  ])('because of %s', async (failure, account, over) => {
    await putAccount(world.db, account);
    await save(world.db, saveId('B'), { codesWanted: 2, participantOverlapUntil: null, ...over });
    expect(await handle('B', SECOND)).toBe(failure);
    expect(await conference()).toMatchObject({
      participantCode: SECOND.participant,
      codesVersion: 2,
      email: { state: 'failed', failure },
    });
    expect(await end(FIRST.leader)).toEqual(ended);
    expect(await entry(`${saveId('B')}_codes`)).toMatchObject({ kind: 'codesRenewed' });
  });
});

describe('the event of a renewal that comes', () => {
  const count = async () => (await world.db.collection('accessCodes').get()).size;

  it('many times at once makes one pair', async () => {
    await wish('B');
    await Promise.all(
      Array.from({ length: 5 }, () => handleSave(world.db, dependencies, saveEvent('B'))),
    );
    expect(await count()).toBe(4);
    expect(await conference()).toMatchObject({ codesVersion: 2 });
  });

  it('of two Saves, both before the server saw one, makes one pair', async () => {
    await wish('B', 2);
    await wish('C', 3);
    expect(await handle('C', SECOND)).toBe('queued');
    expect(await conference()).toMatchObject({ codesWanted: 3, codesVersion: 3 });
    expect(await handle('B', THIRD)).toBe('queued');
    expect(await conference()).toMatchObject({
      participantCode: SECOND.participant,
      codesVersion: 3,
    });
    expect(await leaderCode()).toBe(SECOND.leader);
  });

  it('after that of the Save behind it makes one pair, with which both emails go out', async () => {
    await wish('B');
    await save(world.db, saveId('C'));
    await handle('C', SECOND);
    expect(await handle('B', THIRD)).toBe('queued');
    expect(await count()).toBe(4);
    expect(await conference()).toMatchObject({ participantCode: SECOND.participant });
    for (const letter of ['B', 'C']) expect(await mailText(letter)).toContain('361·840·2957');
  });

  it.each([{ unavailable: 0.5 }, { aborted: 0.5 }, { answerLost: 0.5 }])(
    'while commits fail (%o) makes one pair',
    async (failing) => {
      await wish('B', 2, nextWeek);
      world.failCommits(failing);
      await handleSave(world.db, dependencies, saveEvent('B'));
      world.failCommits();
      expect(await count()).toBe(4);
      expect(await end(FIRST.participant)).toEqual(goingOn);
      expect(await conference()).toMatchObject({
        previousParticipantCode: { code: FIRST.participant },
      });
    },
  );
});
