import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CommandKind } from '../../../client/index.ts';
import type { FakeCall } from '../testing/fake-call.ts';
import { memoryStore } from '../testing/memory-store.ts';
import { ROOM, startWorld, type World } from '../testing/world.ts';
import { openTwilioRest, TwilioFailure, type TwilioRest } from '../twilio/rest.ts';
import { ACCOUNT_SID } from '../testing/fake-forms.ts';
import { AUTH_TOKEN } from '../testing/fake-twilio.ts';
import { CAN, carryOutCommand } from './carry-out.ts';

let store: ReturnType<typeof memoryStore>;
let world: World;
let rest: TwilioRest;
let leader: FakeCall;
let participant: FakeCall;

beforeEach(async () => {
  store = memoryStore();
  world = await startWorld({ store });
  rest = openTwilioRest({
    url: world.twilioUrl,
    ...{ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, musicUrl: null },
  });
  leader = await world.enter(ROOM.leaderCode);
  participant = await world.enter(ROOM.participantCode);
  await world.twilio.bringAll();
  store.told.length = 0;
});
afterEach(() => world.stop());

const act = (kind: CommandKind, legId: string | null = null, sessionId?: string) =>
  carryOutCommand(
    { store, rest, log: () => undefined, now: () => world.now },
    {
      ...{ commandId: 'c-1', kind, legId, voidAt: '', validForMs: 9000 },
      sessionId: sessionId ?? leader.conference?.sid ?? '',
    },
  );
const isMuted = ({ sid, conference }: FakeCall) => conference?.participants.get(sid)?.isMuted;
const told = () =>
  store.told.map((event) => [
    event.type,
    'legId' in event ? event.legId : null,
    'reason' in event ? event.reason : null,
  ]);

it('mutes a caller and takes that back, and tells both', async () => {
  expect(await act('mute', participant.sid)).toBe('done');
  expect([isMuted(leader), isMuted(participant)]).toEqual([false, true]);
  expect(await act('unmute', participant.sid)).toBe('done');
  expect(isMuted(participant)).toBe(false);
  expect(told()).toEqual([
    ['leg.muted', participant.sid, null],
    ['leg.unmuted', participant.sid, null],
  ]);
});

it('mutes all participants, and no leader', async () => {
  expect(await act('muteAll')).toBe('done');
  expect([isMuted(leader), isMuted(participant)]).toEqual([false, true]);
  expect(told()).toEqual([['leg.muted', participant.sid, null]]);
});

it('removes a caller, who is told as removed', async () => {
  expect(await act('remove', participant.sid)).toBe('done');
  await world.twilio.bringAll();
  expect(told()).toEqual([['leg.left', participant.sid, 'removed']]);
  expect(await act('remove', participant.sid)).toBe('callerLeft');
  expect(await act('mute', participant.sid)).toBe('callerLeft');
});

it('ends a conference for all, which is told as an administrator’s', async () => {
  const { sid = '' } = leader.conference ?? {};
  expect(await act('end')).toBe('done');
  await world.twilio.bringAll();
  expect(told()).toContainEqual(['conference.ended', null, 'adminEnded']);
  expect(told().filter(([type]) => type === 'leg.left')).toEqual([
    ['leg.left', leader.sid, 'conferenceEnded'],
    ['leg.left', participant.sid, 'conferenceEnded'],
  ]);
  expect(await act('end', null, sid)).toBe('callEnded');
  expect(await act('end', null, 'CF0')).toBe('callEnded');
});

it('says nothing of an end that Twilio did not take', async () => {
  world.twilio.isDown = true;
  await expect(act('end')).rejects.toThrow(TwilioFailure);
  await expect(act('remove', participant.sid)).rejects.toThrow(TwilioFailure);
  world.twilio.isDown = false;
  await world.twilio.hangUp(participant);
  await world.twilio.hangUp(leader);
  await world.twilio.bringAll();
  expect(told()).toContainEqual(['conference.ended', null, 'lastCallerLeft']);
});

it('refuses what it does not say that it can', async () => {
  for (const kind of ['lock', 'unlock', 'admit'] as const) {
    expect(CAN).not.toContain(kind);
    expect(await act(kind)).toBe('notPossible');
  }
});
