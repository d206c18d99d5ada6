import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FieldValue } from 'firebase-admin/firestore';
import { paths } from '../../domain/paths.ts';
import { MUSIC_HZ } from '../../local/calls/asterisk/conf.ts';
import { pollUntil } from '../support/suite.ts';
import { historyOf, lineOf, openConference, renewCodes } from './conferences.ts';
import { seeCall } from './portal.ts';
import { openTelephony, type Telephony } from './telephony.ts';

/** What callers say, in hertz. */
const [HIGH, LOW] = [650, 450];
const DIALLED = '+15145550100';
/** The account's other one. */
const OTHER_NUMBER = '+18885550100';
/** No code begins with 0. */
const WRONG = ['0111111111', '0222222222', '0333333333'] as const;

let telephony: Telephony;
beforeAll(async () => {
  telephony = await openTelephony('asterisk-1');
});
afterAll(() => telephony.close());

/** Each dials by itself on the same switch, at the same time as the others. */
describe.concurrent('callers with the codes of the email in the inbox', () => {
  it('wait for the leader, talk, and are out with the leader; the portal shows their call', async () => {
    const { suite, bridge, dialIn } = telephony;
    const accountId = await suite.openAccount({
      callPolicy: { waitForLeader: true, endOnLeaderExit: true },
    });
    const admin = await suite.letIn(accountId, 'admin');
    const { conference, tag, leaderCode, participantCode } = await openConference(suite, accountId);

    const participants = await dialIn([
      { from: '+15145550134', to: DIALLED, code: participantCode },
      { from: '+14385550155', to: DIALLED, code: participantCode },
    ]);
    for (const participant of participants) participant.say(LOW);
    // Not each other.
    await Promise.all(participants.map((participant) => participant.hears(MUSIC_HZ)));
    await bridge.untilIn(conference.id, 2);

    const [leader] = await dialIn([{ from: '+14165550177', to: DIALLED, code: leaderCode }]);
    await bridge.untilIn(conference.id, 3);
    leader?.say(HIGH);
    await Promise.all([
      leader?.hears(LOW),
      ...participants.map((participant) => participant.hears(HIGH)),
    ]);

    await leader?.hangUp();
    const ends = await Promise.all(participants.map(({ ended }) => ended));
    expect(ends).toEqual(['switch', 'switch']);

    // Why somebody is out is told after they are.
    const line = await lineOf(suite, conference, ({ callers, endReason }) => {
      const ended = callers.filter(({ leftReason }) => leftReason === 'conferenceEnded');
      return endReason !== null && ended.length === 2;
    });
    expect(line).toMatchObject({ tag, legs: 3, peak: 3, isEstimated: false });
    expect(line.endReason).toBe('leaderLeft');
    const ofRole = (role: string) => line.callers.filter((caller) => caller.role === role);
    expect(ofRole('leader')).toMatchObject([
      { caller: '+1 416 ••• ••77', leftReason: 'hungUp', waitedSeconds: 0 },
    ]);
    expect(ofRole('participant').map(({ caller }) => caller)).toEqual(
      expect.arrayContaining(['+1 514 ••• ••34', '+1 438 ••• ••55']),
    );
    for (const { dialedNumber, waitedSeconds } of ofRole('participant')) {
      expect(dialedNumber).toBe(DIALLED);
      expect(waitedSeconds).toBeGreaterThan(0);
    }

    const seen = await seeCall(suite, accountId, admin, tag);
    expect(seen.cells.join(' ')).toContain(tag);
    expect(seen.callers).toHaveLength(3);
    expect(seen.callers.join('\n')).toMatch(/••• ••(?:34|55)[^]*416 ••• ••77/);
  });

  it('hear music again when the leader has left, where the call goes on then', async () => {
    const { suite, bridge, dialIn } = telephony;
    const accountId = await suite.openAccount();
    const { conference, leaderCode, participantCode } = await openConference(suite, accountId);
    const [participant, leader] = await dialIn([
      { from: '+15145550135', to: DIALLED, code: participantCode },
      { from: '+14165550178', to: DIALLED, code: leaderCode },
    ]);
    await bridge.untilIn(conference.id, 2);
    leader?.say(HIGH);
    await participant?.hears(HIGH);
    await leader?.hangUp();
    await participant?.hears(MUSIC_HZ);
    await participant?.hangUp();
    const line = await lineOf(suite, conference);
    expect(line).toMatchObject({ legs: 2, endReason: 'lastCallerLeft', isEstimated: false });
    expect(line.callers.map(({ leftReason }) => leftReason)).toEqual(['hungUp', 'hungUp']);
  });

  it('are hung up on after three wrong codes', async () => {
    const { phones, bridge, key } = telephony;
    // Neither of whom others have spent the wrong codes.
    const from = `+1514556${randomInt(1000, 10_000)}`;
    const caller = await phones.call({ from, to: OTHER_NUMBER });
    for (const [attempt, code] of WRONG.entries()) {
      await bridge.untilAsked(caller.from, attempt + 1);
      await key(caller, code);
    }
    expect(await caller.ended).toBe('switch');
  });

  it('get in with the new codes and not with those of before', async () => {
    const { suite, phones, bridge, key } = telephony;
    const accountId = await suite.openAccount();
    const old = await openConference(suite, accountId);
    const renewed = await renewCodes(suite, old);
    const caller = await phones.call({ from: '+15145550137', to: DIALLED });
    await key(caller, old.participantCode);
    await bridge.untilAsked(caller.from, 2);
    await key(caller, renewed.participantCode);
    await bridge.untilIn(old.conference.id, 1);
    await caller.hangUp();
    expect(await lineOf(suite, old.conference)).toMatchObject({ legs: 1, isEstimated: false });
  });

  it('do not get in once the conference has expired', async () => {
    const { suite, phones, bridge, key } = telephony;
    const accountId = await suite.openAccount();
    const { conference, tag, adminEmail, participantCode } = await openConference(suite, accountId);
    await conference.ended(
      await conference.save({ tag, adminEmail, expiresAt: new Date(Date.now() - 60_000) }),
    );
    const caller = await phones.call({ from: '+15145550138', to: DIALLED });
    await key(caller, participantCode);
    await bridge.untilAsked(caller.from, 2);
    await caller.hangUp();
    expect(await historyOf(suite, conference)).toEqual([]);
  });

  it('do not get in once the conference is deleted', async () => {
    const { suite, phones, bridge, key } = telephony;
    const accountId = await suite.openAccount();
    const { conference, participantCode } = await openConference(suite, accountId);
    const reference = suite.db.doc(paths.conference(accountId, conference.id));
    await reference.update({
      ...{ deletedAt: FieldValue.serverTimestamp(), deletedBy: 'an-administrator' },
    });
    await pollUntil('the end of the codes', async () =>
      (await reference.get()).get('purgeAt') === undefined ? null : true,
    );
    const caller = await phones.call({ from: '+15145550139', to: DIALLED });
    await key(caller, participantCode);
    await bridge.untilAsked(caller.from, 2);
    await caller.hangUp();
    expect(await historyOf(suite, conference)).toEqual([]);
  });

  it('may withhold their number', async () => {
    const { suite, dialIn } = telephony;
    const accountId = await suite.openAccount();
    const { conference, leaderCode } = await openConference(suite, accountId);
    const call = { from: '+15145550140', to: DIALLED, isWithheld: true, code: leaderCode };
    const [caller] = await dialIn([call]);
    await caller?.hangUp();
    const { callers } = await lineOf(suite, conference);
    expect(callers).toMatchObject([{ role: 'leader', caller: null }]);
  });

  it('are twenty in four conferences at once, and nobody hears another one', async () => {
    const { suite, bridge, dialIn } = telephony;
    const accountId = await suite.openAccount();
    const conferences = await Promise.all(
      Array.from({ length: 4 }, () => openConference(suite, accountId)),
    );
    const codes = conferences.flatMap(({ leaderCode, participantCode }) => [
      ...[leaderCode, participantCode, participantCode, participantCode, participantCode],
    ]);
    const callers = await dialIn(
      codes.map((code, n) => ({
        ...{ from: `+151455502${String(n).padStart(2, '0')}`, to: DIALLED, code },
      })),
    );
    await Promise.all(conferences.map(({ conference }) => bridge.untilIn(conference.id, 5)));
    // Each leader says something else, which those hear who have that leader.
    const tones = [350, 500, 850, 1000] as const;
    const parties = conferences.map((_, n) => callers.slice(5 * n, 5 * n + 5));
    await Promise.all(
      parties.map(async ([leader, ...others], n) => {
        leader?.say(tones[n] ?? 0);
        await Promise.all(others.map((other) => other.hears(tones[n] ?? 0)));
      }),
    );
    await Promise.all(callers.map((caller) => caller.hangUp()));
    for (const { conference } of conferences) {
      const line = await lineOf(suite, conference);
      expect(line).toMatchObject({ legs: 5, peak: 5, isEstimated: false });
      expect(new Set(line.callers.map(({ caller }) => caller)).size).toBeGreaterThan(1);
    }
  });
});
