import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MUSIC_HZ } from '../../local/calls/asterisk/conf.ts';
import { lineOf, openConference } from './conferences.ts';
import { liveCall } from './live.ts';
import { actInPortal } from './portal.ts';
import { openTelephony, type Telephony } from './telephony.ts';

/** What callers say, in hertz. */
const [HIGH, LOW] = [650, 450];
const DIALLED = '+15145550100';

let telephony: Telephony;
beforeAll(async () => {
  telephony = await openTelephony('asterisk-3');
});
afterAll(() => telephony.close());

/** A conference with a leader and two participants, who are in. */
async function openCall(last: string) {
  const { suite, bridge, dialIn } = telephony;
  const accountId = await suite.openAccount();
  const opened = await openConference(suite, accountId);
  const { conference, leaderCode, participantCode } = opened;
  const [leader, first, second] = await dialIn([
    { from: `+141655503${last}`, to: DIALLED, code: leaderCode },
    { from: `+151455503${last}`, to: DIALLED, code: participantCode },
    { from: `+143855503${last}`, to: DIALLED, code: participantCode },
  ]);
  if (!leader || !first || !second) throw new Error('Not all are in');
  await bridge.untilIn(conference.id, 3);
  const call = await liveCall(suite, conference);
  await call.until('three callers', ({ callers }) => callers === 3);
  const asSeen = { leader: `+1 416 ••• ••${last}`, first: `+1 514 ••• ••${last}` };
  return { ...opened, leader, first, second, call, asSeen };
}

describe('an administrator, in a call that goes on,', () => {
  it('mutes a caller, whom nobody hears then, and takes it back', async () => {
    const { leader, first, second, call, asSeen } = await openCall('11');
    first.say(LOW);
    await leader.hears(LOW);
    await call.untilTalking(asSeen.first);
    expect(await call.act('mute', asSeen.first)).toBe('done');
    await call.until('a muted caller', (_, legs) =>
      legs.every(({ caller, isMuted }) => isMuted === (caller === asSeen.first)),
    );
    // Alone, though the other one talks on.
    second.say(HIGH);
    await leader.hears(HIGH);
    expect(await call.act('unmute', asSeen.first)).toBe('done');
    second.say(null);
    await leader.hears(LOW);
    for (const phone of [first, second, leader]) await phone.hangUp();
  });

  it('sees what keys do: one’s own line, all participants, the lock', async () => {
    const { leader, first, second, call, asSeen } = await openCall('12');
    await first.press('*6');
    await call.until('a caller who has muted themselves', (_, legs) =>
      legs.every(({ caller, isMuted }) => isMuted === (caller === asSeen.first)),
    );
    await leader.press('*5');
    await call.until('all participants muted', (_, legs) =>
      legs.every(({ caller, isMuted }) => isMuted === (caller !== asSeen.leader)),
    );
    expect(await call.act('unmuteAll')).toBe('done');
    await call.until('nobody muted', (_, legs) => legs.every(({ isMuted }) => !isMuted));
    await leader.press('*7');
    await call.until('a locked conference', ({ isLocked }) => isLocked === true);
    await leader.press('*7');
    await call.until('an unlocked conference', ({ isLocked }) => isLocked === false);
    for (const phone of [first, second, leader]) await phone.hangUp();
  });

  it('locks it, so that nobody else gets in, removes a caller and ends it for all', async () => {
    const { suite, phones, bridge, key, dialIn } = telephony;
    const { conference, participantCode, call, asSeen, leader, first, second } =
      await openCall('13');
    expect(await call.act('lock')).toBe('done');
    await call.until('a locked conference', ({ isLocked }) => isLocked === true);
    const late = await phones.call({ from: '+15145550399', to: DIALLED });
    await key(late, participantCode);
    expect(await late.ended).toBe('switch');
    expect(await call.act('unlock')).toBe('done');
    await dialIn([{ from: '+15145550398', to: DIALLED, code: participantCode }]);
    await bridge.untilIn(conference.id, 4);

    expect(await call.act('remove', asSeen.first)).toBe('done');
    expect(await first.ended).toBe('switch');
    await bridge.untilIn(conference.id, 3);
    await call.until('three callers', ({ callers }) => callers === 3);
    expect(await call.act('remove', asSeen.first)).toBe('callerLeft');

    expect(await call.act('end')).toBe('done');
    expect(await Promise.all([leader.ended, second.ended])).toEqual(['switch', 'switch']);
    const isTold = ({ leftReason }: { leftReason: string | null }) =>
      leftReason === 'conferenceEnded' || leftReason === 'removed';
    const line = await lineOf(
      suite,
      conference,
      ({ endReason, callers }) => endReason !== null && callers.every(isTold),
    );
    expect(line).toMatchObject({ legs: 4, endReason: 'adminEnded', failed: { locked: 1 } });
    expect(line.callers.filter(({ leftReason }) => leftReason === 'removed')).toMatchObject([
      { caller: asSeen.first },
    ]);
  });

  it('does so from the portal, and sees there what it comes to', async () => {
    const { suite } = telephony;
    const { conference, call, asSeen, leader, first, second } = await openCall('15');
    const { accountId } = conference;
    const admin = await suite.letIn(accountId, 'admin');
    await actInPortal(suite, accountId, admin, call.callId, async (portal) => {
      first.say(LOW);
      await portal.sees('Talking');
      await portal.press(`Mute: ${asSeen.first}`);
      await portal.sees(`${asSeen.first} is muted.`);
      second.say(HIGH);
      await leader.hears(HIGH);
      await second.press('*6');
      await call.until('two who are muted', (_, legs) => {
        return legs.filter(({ isMuted }) => isMuted).length === 2;
      });

      await portal.press('Lock');
      await portal.sees('The conference is locked');
      await portal.press(`Remove: ${asSeen.first}`, `Remove ${asSeen.first}?`);
      expect(await first.ended).toBe('switch');
      await portal.sees(`${asSeen.first} was removed.`);
      await portal.press('End the conference', 'End the conference?');
      expect(await Promise.all([leader.ended, second.ended])).toEqual(['switch', 'switch']);
      await portal.sees('Nobody is in it any more.');
    });
  });

  it('lets the waiting in without a leader, and those who come later', async () => {
    const { suite, bridge, dialIn } = telephony;
    const accountId = await suite.openAccount({
      callPolicy: { waitForLeader: true, endOnLeaderExit: true },
    });
    const { conference, participantCode } = await openConference(suite, accountId);
    const [first] = await dialIn([{ from: '+15145550314', to: DIALLED, code: participantCode }]);
    await first?.hears(MUSIC_HZ);
    const call = await liveCall(suite, conference);
    await call.until('a caller who waits', ({ waiting }) => waiting === 1);
    expect(await call.act('admit')).toBe('done');
    await call.until('nobody who waits', ({ waiting, callers }) => waiting === 0 && callers === 1);

    const [second] = await dialIn([{ from: '+14385550314', to: DIALLED, code: participantCode }]);
    first?.say(LOW);
    await second?.hears(LOW);
    second?.say(HIGH);
    await first?.hears(HIGH);
    await call.until('two callers', ({ callers }) => callers === 2);
    for (const phone of [first, second]) await phone?.hangUp();
    await bridge.untilIn(conference.id, 0);
    const line = await lineOf(suite, conference);
    expect(line).toMatchObject({ legs: 2, peak: 2, isEstimated: false });
    expect(line.callers.map(({ leftReason }) => leftReason)).toEqual(['hungUp', 'hungUp']);
    const [waited, late] = line.callers;
    expect(waited?.waitedSeconds).toBeGreaterThan(0);
    expect(waited?.waitedSeconds).toBeLessThan(waited?.seconds ?? 0);
    expect(late?.waitedSeconds).toBe(0);
  });
});
