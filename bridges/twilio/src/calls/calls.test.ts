import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BridgeEvent } from '../../../client/index.ts';
import type { FakeCall } from '../testing/fake-call.ts';
import { memoryStore } from '../testing/memory-store.ts';
import { ROOM, type Room, startWorld, type World } from '../testing/world.ts';

let store: ReturnType<typeof memoryStore>;
let world: World;
beforeEach(() => {
  store = memoryStore();
});
afterEach(() => world.stop());

const start = async (room: Partial<Room> = {}) => {
  world = await startWorld({ store, rooms: [{ ...ROOM, ...room }] });
};

/** Time passes, in seconds. */
const pass = (seconds: number) => {
  world.now += seconds * 1000;
};
const hangUp = async (call: FakeCall) => {
  await world.twilio.hangUp(call);
  await world.twilio.bringAll();
};
const enter = async (code: string) => {
  const call = await world.enter(code);
  await world.twilio.bringAll();
  return call;
};

/** What was told, shortly: `leg.left hungUp 00:30`. */
function told(): readonly string[] {
  return store.told.map((event: BridgeEvent) => {
    const reason = 'reason' in event ? ` ${event.reason}` : '';
    const revision = 'revision' in event ? ` again` : '';
    return `${event.type}${reason}${revision} ${event.at.slice(14, 19)}`;
  });
}
const isOnHold = ({ sid, conference }: FakeCall) => conference?.participants.get(sid)?.isOnHold;
const didEnd = () => world.twilio.asked.some((each) => each.includes('Status=completed'));

describe('a conference', () => {
  it('is told from its first caller to its last', async () => {
    await start();
    const participant = await enter(ROOM.participantCode);
    pass(30);
    const leader = await enter(ROOM.leaderCode);
    pass(30);
    await hangUp(leader);
    pass(10);
    await hangUp(participant);
    expect(told()).toEqual([
      'conference.started 00:00',
      'leg.joined 00:00',
      'leg.joined 00:30',
      'leg.left hungUp 01:00',
      'leg.left hungUp 01:10',
      'conference.ended lastCallerLeft 01:10',
    ]);
    const sessions = new Set(store.told.map((event) => 'sessionId' in event && event.sessionId));
    expect(sessions).toEqual(new Set([leader.stays[0]?.conferenceSid]));
    expect(await store.openSessions()).toEqual([]);
    expect(await store.openCalls()).toEqual([]);
  });

  it('that comes again is another one', async () => {
    await start();
    await hangUp(await enter(ROOM.leaderCode));
    await hangUp(await enter(ROOM.leaderCode));
    const started = store.told.filter(({ type }) => type === 'conference.started');
    expect(new Set(started.map(({ eventId }) => eventId)).size).toBe(2);
  });

  it('of somebody else at the same Twilio account is none of ours', async () => {
    await start();
    const stranger = await enter(ROOM.leaderCode);
    const form = new URLSearchParams({
      ConferenceSid: `CF${'9'.repeat(32)}`,
      FriendlyName: 'support-line',
      SequenceNumber: '1',
      Timestamp: 'Tue, 24 Nov 2026 14:00:05 +0000',
      StatusCallbackEvent: 'participant-join',
      CallSid: stranger.sid,
    });
    const before = store.told.length;
    expect((await world.twilio.post('https://phones.example/twilio/events', form)).status).toBe(
      204,
    );
    form.set('FriendlyName', 'confdesk-another-room');
    expect((await world.twilio.post('https://phones.example/twilio/events', form)).status).toBe(
      204,
    );
    expect(store.told).toHaveLength(before);
  });
});

describe('where the conference ends with its leaders', () => {
  it('the last one to leave ends it, and no other', async () => {
    await start({ endOnLeaderExit: true });
    const participant = await enter(ROOM.participantCode);
    const first = await enter(ROOM.leaderCode);
    const second = await enter(ROOM.leaderCode);
    pass(60);
    await hangUp(first);
    expect(didEnd()).toBe(false);
    expect(participant.conference).not.toBeNull();
    pass(60);
    await hangUp(second);
    expect(didEnd()).toBe(true);
    expect(participant.status).toBe('completed');
    expect(told().slice(-3)).toEqual([
      'leg.left hungUp 02:00',
      'leg.left conferenceEnded 02:00',
      'conference.ended leaderLeft 02:00',
    ]);
  });

  it('a leader whose coming was not told yet keeps it', async () => {
    await start({ endOnLeaderExit: true });
    await enter(ROOM.participantCode);
    const first = await enter(ROOM.leaderCode);
    const second = await world.enter(ROOM.leaderCode);
    const late = world.twilio.pending.splice(0);
    await hangUp(first);
    expect(didEnd()).toBe(false);
    await world.twilio.bring(late);
    await hangUp(second);
    expect(didEnd()).toBe(true);
  });

  it('nobody is dropped before the first leader came', async () => {
    await start({ endOnLeaderExit: true });
    const first = await enter(ROOM.participantCode);
    await enter(ROOM.participantCode);
    await hangUp(first);
    await world.adapter.beat();
    expect(didEnd()).toBe(false);
  });

  it('what Twilio does not take is tried again', async () => {
    await start({ endOnLeaderExit: true });
    const participant = await enter(ROOM.participantCode);
    const leader = await enter(ROOM.leaderCode);
    world.twilio.isDown = true;
    pass(60);
    await hangUp(leader);
    expect(participant.conference).not.toBeNull();
    expect(world.logged.join('')).toContain('twilio.leadersNotSeenTo');
    world.twilio.isDown = false;
    await world.adapter.beat();
    await world.twilio.bringAll();
    expect(participant.status).toBe('completed');
    expect(told().at(-1)).toBe('conference.ended leaderLeft 01:00');
  });
});

describe('where participants wait for a leader', () => {
  it('they hear music again when the last one has left, and none when one is back', async () => {
    await start();
    const participant = await enter(ROOM.participantCode);
    const leader = await enter(ROOM.leaderCode);
    expect(isOnHold(participant)).toBe(false);
    await hangUp(leader);
    expect(isOnHold(participant)).toBe(true);
    const another = await enter(ROOM.participantCode);
    expect(isOnHold(another)).toBe(true);
    const back = await enter(ROOM.leaderCode);
    expect([participant, another, back].map(isOnHold)).toEqual([false, false, false]);
    expect(didEnd()).toBe(false);
  });

  it('and where nobody does, they are left alone', async () => {
    await start({ waitForLeader: false });
    const participant = await enter(ROOM.participantCode);
    await hangUp(await enter(ROOM.leaderCode));
    await world.adapter.beat();
    expect(isOnHold(participant)).toBe(false);
  });

  it('what they hear is what is set', async () => {
    world = await startWorld({ store, settings: { MUSIC_URL: 'https://phones.example/m.mp3' } });
    await enter(ROOM.participantCode);
    await hangUp(await enter(ROOM.leaderCode));
    expect(world.twilio.asked.at(-2)).toContain(
      'Hold=true&HoldUrl=https%3A%2F%2Fphones.example%2Fm.mp3&HoldMethod=GET',
    );
  });
});

describe('a look round, once a minute,', () => {
  it('names all that goes on', async () => {
    await start();
    const waiting = await enter(ROOM.participantCode);
    const sessionId = waiting.stays[0]?.conferenceSid ?? '';
    await world.adapter.beat();
    expect(world.heartbeats).toEqual([
      {
        type: 'heartbeat',
        eventId: `heartbeat:${world.now}:0`,
        at: '2026-11-24T14:00:00.000Z',
        sessions: [{ sessionId, legToken: 'token-00000000000000000001', legIds: [waiting.sid] }],
        bridge: {
          software: 'confdesk-twilio 1.1.0',
          switch: 'Twilio Programmable Voice',
          codeLength: 10,
          menuActions: [],
          eventsWaiting: store.told.length,
        },
      },
    ]);
  });

  it('says that it does not know where Twilio does not answer', async () => {
    await start();
    await enter(ROOM.participantCode);
    world.twilio.isDown = true;
    await world.adapter.beat();
    expect(world.heartbeats).toEqual([
      expect.objectContaining({ partial: true, sessions: [] }) as unknown,
    ]);
  });

  it('finds more conferences than Twilio tells at once', async () => {
    const rooms = Array.from({ length: 5 }, (_, index) => ({
      ...ROOM,
      conferenceId: `room${index}`,
      leaderCode: `100000000${index}`,
    }));
    world = await startWorld({ store, rooms });
    for (const { leaderCode } of rooms) await enter(leaderCode);
    await world.adapter.beat();
    expect(world.heartbeats[0]?.sessions).toHaveLength(5);
  });

  it('finds a leave of which no callback came, at the second at which the call ended', async () => {
    await start();
    const leader = await enter(ROOM.leaderCode);
    const participant = await enter(ROOM.participantCode);
    pass(45);
    await world.twilio.hangUp(participant);
    const lost = world.twilio.pending.splice(0);
    pass(60);
    await world.adapter.beat();
    expect(told().at(-1)).toBe('leg.left hungUp 00:45');
    await world.twilio.bring(lost);
    expect(told().filter((each) => each.startsWith('leg.left'))).toHaveLength(1);
    await hangUp(leader);
  });

  it('takes nobody for gone whom Twilio does not list yet, nor tells what is on its way', async () => {
    await start();
    const leader = await enter(ROOM.leaderCode);
    const participant = await world.enter(ROOM.participantCode);
    leader.conference?.participants.delete(leader.sid);
    pass(20);
    const before = store.told.length;
    await world.adapter.beat();
    expect(store.told).toHaveLength(before);
    pass(20);
    await world.adapter.beat();
    expect(told().slice(before)).toEqual(['leg.joined 00:00', 'leg.left removed 00:40']);
    expect(participant.status).toBe('in-progress');
  });

  it('finds a conference that came and went while nothing could be told', async () => {
    await start({ endOnLeaderExit: true });
    const participant = await world.enter(ROOM.participantCode);
    pass(10);
    const leader = await world.enter(ROOM.leaderCode);
    pass(50);
    await world.twilio.hangUp(leader);
    pass(5);
    await world.twilio.hangUp(participant);
    world.twilio.pending.length = 0;
    pass(180);
    await world.adapter.beat();
    expect(told().toSorted()).toEqual([
      'conference.started 00:00',
      'leg.joined 00:00',
      'leg.joined 00:10',
      'leg.left hungUp 01:00',
      'leg.left hungUp 01:05',
    ]);
    pass(60);
    await world.adapter.beat();
    expect(told().at(-1)).toBe('conference.ended lastCallerLeft 01:05');
    expect(world.logged.join('')).not.toContain('twilio.callbacksLost');
    expect(await store.openSessions()).toEqual([]);
  });

  it('says how many callbacks were lost where it had to ask', async () => {
    await start();
    const participant = await enter(ROOM.participantCode);
    const leader = await enter(ROOM.leaderCode);
    await world.twilio.hangUp(participant);
    world.twilio.pending.length = 0;
    pass(60);
    await world.twilio.hangUp(leader);
    await world.twilio.bringAll();
    pass(60);
    await world.adapter.beat();
    expect(world.logged.at(-1)).toMatch(/"twilio.callbacksLost".*"lost":1}/);
    expect(await store.openSessions()).toEqual([]);
  });

  it('ends a conference whose last leader left without a word', async () => {
    await start({ endOnLeaderExit: true });
    const participant = await enter(ROOM.participantCode);
    const leader = await enter(ROOM.leaderCode);
    pass(60);
    await world.twilio.hangUp(leader);
    world.twilio.pending.length = 0;
    pass(60);
    await world.adapter.beat();
    await world.twilio.bringAll();
    expect(participant.status).toBe('completed');
  });

  it('tells of who was let in and hung up before they were in', async () => {
    await start();
    const inside = await enter(ROOM.leaderCode);
    const gone = await world.dial();
    // Let in, but gone when Twilio would have gone on.
    await world.twilio.post(
      'https://phones.example/twilio/code?attempt=1',
      new URLSearchParams({ CallSid: gone.sid, Digits: ROOM.participantCode }),
    );
    pass(2);
    await world.twilio.hangUp(gone);
    pass(60);
    await world.adapter.beat();
    expect(told().filter((each) => each.startsWith('leg.failed'))).toEqual([]);
    pass(120);
    await world.adapter.beat();
    await world.adapter.beat();
    expect(told().filter((each) => each.startsWith('leg.failed'))).toEqual([
      'leg.failed hungUp 00:02',
    ]);
    await hangUp(inside);
  });
});
