import { expect, test } from 'vitest';
import type { BridgeEvent } from '../../client/index.ts';
import type { AmiMessage } from '../ami/messages.ts';
import { event, recordedConnections } from '../testing/recorded.ts';
import { CallTracker, type ToDo } from './call-tracker.ts';
import type { FoundRoom } from './found-rooms.ts';
import { writeLegNote, writeStayNote } from './leg-note.ts';

const T0 = 1_795_892_400_000;
const SESSION = '7e688aec-4050-41b5-b8d0-b0d8be90ceea';

function timeOf(message: AmiMessage): number {
  return Number(message.get('Timestamp')) * 1000;
}

function newTracker(now = () => T0, log: string[] = []) {
  return new CallTracker({ now, timeOf, log: (_, name) => log.push(name) });
}

/** A tracker that has looked, and found nothing. */
function watching(at = T0) {
  const tracker = newTracker(() => at);
  tracker.onFound([], { hasRestarted: false });
  return tracker;
}

interface Caller {
  readonly leg: string;
  readonly role?: 'leader' | 'participant';
  readonly ends?: boolean;
  readonly letInAt?: number;
  readonly stay?: string;
}

function variablesOf({
  leg,
  role = 'participant',
  ends = true,
  letInAt = T0 + 1000,
  stay,
}: Caller) {
  return {
    CONFDESK_TOKEN: `token-of-${leg}-0123456789`,
    CONFDESK_LEG: writeLegNote({ legId: leg, legToken: '', role, endOnLeaderExit: ends, letInAt }),
    CONFDESK_STAY: stay ?? '',
  };
}

function happens(
  name: string,
  caller: Caller,
  seconds: number,
  fields: Record<string, string> = {},
) {
  const given = {
    Timestamp: String(T0 / 1000 + seconds),
    Channel: `PJSIP/${caller.leg}`,
    ...(name.startsWith('Confbridge')
      ? { Conference: 'confdesk-room1', BridgeUniqueid: SESSION }
      : {}),
    ...fields,
  };
  return event(name, given, variablesOf(caller));
}

const join = (caller: Caller, seconds: number) => happens('ConfbridgeJoin', caller, seconds);
const leave = (caller: Caller, seconds: number) => happens('ConfbridgeLeave', caller, seconds);
const end = (seconds: number) => happens('ConfbridgeEnd', { leg: 'none' }, seconds);
const out = (caller: Caller, seconds: number, facts: Record<string, string>) =>
  happens('UserEvent', caller, seconds, { UserEvent: 'ConfdeskOut', ...facts });

/** What is told, in short: type, leg or session, seconds, reason, revision. */
function short(events: readonly BridgeEvent[]): string[] {
  return events.map((told) => {
    if (told.type === 'heartbeat') return told.type;
    const whom = 'legId' in told ? told.legId : 'room';
    const seconds = (Date.parse(told.at) - T0) / 1000;
    const reason = 'reason' in told ? ` ${told.reason}` : '';
    const revision = 'revision' in told ? ` r${told.revision}` : '';
    return `${told.type} ${whom} ${seconds}${reason}${revision}`;
  });
}

function play(tracker: CallTracker, ...messages: readonly AmiMessage[]): string[] {
  return short(messages.flatMap((message) => tracker.onEvent(message).events));
}

const leader: Caller = { leg: 'leader', role: 'leader' };
const guest: Caller = { leg: 'guest' };

function foundRoom(...callers: readonly Caller[]): FoundRoom {
  const members = callers.map((caller) => happens('ConfbridgeList', caller, 0));
  return { conference: 'confdesk-room1', sessionId: SESSION, members };
}

/** Plays a connection: what Asterisk says goes on, and then what happens. */
function playConnection(
  tracker: CallTracker,
  messages: readonly AmiMessage[],
  hasRestarted: boolean,
): ToDo[] {
  const members = messages.filter((message) => message.event === 'ConfbridgeList');
  const rooms = messages
    .filter((message) => message.event === 'BridgeListItem')
    .map((message) => ({
      conference: message.get('BridgeName') ?? '',
      sessionId: message.get('BridgeUniqueid') ?? '',
      members: members.filter((each) => each.get('Conference') === message.get('BridgeName')),
    }));
  const happened = messages.filter((message) => message.get('Timestamp') !== undefined);
  return [
    tracker.onFound(rooms, { hasRestarted }),
    ...happened.map((message) => tracker.onEvent(message)),
  ];
}

test('tells of a recorded evening what happened, and of each leg once', () => {
  let now = T0;
  const tracker = newTracker(() => now);
  const told = recordedConnections().map((messages, index) => {
    const first = messages.find((message) => message.get('Timestamp') !== undefined);
    now = first === undefined ? T0 : timeOf(first);
    const toDo = playConnection(tracker, messages, index === 3);
    tracker.onLost(now);
    return short(toDo.flatMap(({ events }) => events));
  });
  expect(told).toMatchInlineSnapshot(`
    [
      [
        "conference.started room 65.799",
        "leg.joined leg-1 65.799",
        "leg.joined leg-3 67.642",
        "leg.joined leg-2 68.637",
      ],
      [
        "leg.left leg-3 127.535 hungUp",
        "leg.left leg-2 127.536 conferenceEnded",
        "conference.ended room 127.536 leaderLeft",
        "conference.started room 176.952",
        "leg.joined leg-4 176.952",
        "leg.joined leg-5 177.895",
        "leg.failed leg-6 198.108 locked",
        "leg.left leg-4 207.284 hungUp",
        "leg.left leg-5 207.284 conferenceEnded",
        "conference.ended room 207.284 leaderLeft",
      ],
      [
        "conference.started room 237.6",
        "leg.joined leg-7 237.6",
        "leg.joined leg-8 238.583",
        "leg.left leg-7 297.544 hungUp",
        "leg.left leg-8 297.547 conferenceEnded",
        "conference.ended room 297.547 leaderLeft",
      ],
      [
        "conference.started room 341.738",
        "leg.joined leg-9 341.738",
        "leg.joined leg-10 343.983",
        "leg.left leg-10 347.643 hungUp",
        "leg.left leg-9 347.643 conferenceEnded",
        "conference.ended room 347.643 leaderLeft",
        "conference.started room 380.134",
        "leg.joined leg-11 380.134",
        "leg.left leg-11 380.432 hungUp",
        "conference.ended room 380.432 lastCallerLeft",
      ],
    ]
  `);
  expect(tracker.sessions()).toEqual([]);
});

test('notes on the channel what it tells of a join', () => {
  const { notes, events } = watching().onEvent(join(guest, 5));
  expect(notes).toEqual([
    {
      channel: 'PJSIP/guest',
      stay: writeStayNote({ sessionId: SESSION, startedAt: T0 + 5000, joinedAt: T0 + 5000 }),
    },
  ]);
  expect(events).toEqual([
    {
      type: 'conference.started',
      eventId: `started-${SESSION}`,
      at: new Date(T0 + 5000).toISOString(),
      sessionId: SESSION,
      legToken: 'token-of-guest-0123456789',
    },
    {
      type: 'leg.joined',
      eventId: 'joined-guest',
      at: new Date(T0 + 5000).toISOString(),
      sessionId: SESSION,
      legId: 'guest',
      legToken: 'token-of-guest-0123456789',
    },
  ]);
});

test('tells nothing twice of what comes twice or late', () => {
  const tracker = watching();
  play(tracker, join(leader, 5), join(guest, 6));
  expect(play(tracker, join(guest, 6))).toEqual([]);
  expect(play(tracker, leave(guest, 9))).toEqual(['leg.left guest 9 hungUp']);
  expect(play(tracker, leave(guest, 9), join(guest, 6))).toEqual([]);
  expect(tracker.sessions().map(({ legIds }) => legIds)).toEqual([['leader']]);
});

test('puts a reason right that comes after the leave, by a later revision', () => {
  const tracker = watching();
  play(tracker, join(guest, 5), leave(guest, 9));
  const kicked = out(guest, 12, { Result: 'KICKED', Cause: '16' });
  expect(play(tracker, kicked)).toEqual(['leg.left guest 9 removed r1']);
  expect(play(tracker, kicked)).toEqual([]);
});

test('says nothing anew where the reason was right', () => {
  const tracker = watching();
  play(tracker, join(guest, 5), leave(guest, 9), end(11));
  expect(play(tracker, out(guest, 12, { Result: 'HANGUP', Cause: '16' }))).toEqual([]);
});

test('knows a line that was lost by its cause', () => {
  const tracker = watching();
  play(tracker, join(guest, 5));
  const hangup = happens('HangupRequest', guest, 9, { Cause: '44' });
  expect(play(tracker, hangup, leave(guest, 9))).toEqual(['leg.left guest 9 lineLost']);
});

test('ends with the last leader where the account says so', () => {
  const tracker = watching();
  const other: Caller = { leg: 'other', role: 'leader' };
  play(tracker, join(leader, 5), join(other, 6), join(guest, 7));
  expect(play(tracker, leave(other, 8))).toEqual(['leg.left other 8 hungUp']);
  expect(play(tracker, leave(leader, 9), leave(guest, 9.5), end(12))).toEqual([
    'leg.left leader 9 hungUp',
    'leg.left guest 9.5 conferenceEnded',
    'conference.ended room 9.5 leaderLeft',
  ]);
});

test('goes on without a leader where it does not', () => {
  const tracker = watching();
  const boss: Caller = { ...leader, ends: false };
  play(tracker, join(boss, 5), join({ ...guest, ends: false }, 7), leave(boss, 9));
  expect(play(tracker, leave({ ...guest, ends: false }, 20), end(22))).toEqual([
    'leg.left guest 20 hungUp',
    'conference.ended room 20 lastCallerLeft',
  ]);
});

test('knows who ended the conference by a key, whichever event comes first', () => {
  const key = happens('UserEvent', leader, 9, {
    UserEvent: 'ConfdeskEnd',
    Conference: 'confdesk-room1',
  });
  const kicked = [
    out(leader, 11, { Result: 'KICKED', Cause: '16' }),
    out(guest, 11, { Result: 'KICKED', Cause: '16' }),
  ];
  const early = watching();
  play(early, join(leader, 5), join(guest, 6));
  expect(play(early, key, leave(leader, 9), leave(guest, 9), end(10), ...kicked)).toEqual([
    'leg.left leader 9 conferenceEnded',
    'leg.left guest 9 conferenceEnded',
    'conference.ended room 9 leaderEnded',
  ]);
  const late = watching();
  play(late, join(leader, 5), join(guest, 6));
  expect(play(late, leave(leader, 9), key, leave(guest, 9), ...kicked, end(10))).toEqual([
    'leg.left leader 9 hungUp',
    'leg.left guest 9 conferenceEnded',
    'leg.left leader 9 conferenceEnded r1',
    'conference.ended room 9 leaderEnded',
  ]);
});

test.each([
  ['locked', { Result: 'FAILED', Locked: '1', Parties: '4' }],
  ['full', { Result: 'FAILED', Locked: '0', Parties: '4' }],
  ['error', { Result: 'FAILED', Locked: '0', Parties: '0' }],
  ['hungUp', { Result: '', Locked: '', Parties: '' }],
] as const)('tells of who was let in and not taken: %s', (reason, facts) => {
  const told = watching().onEvent(out(guest, 9, facts)).events;
  expect(short(told)).toEqual([`leg.failed guest 9 ${reason}`]);
  expect(told[0]).not.toHaveProperty('sessionId');
});

test('says into which conference they could not get', () => {
  const tracker = watching();
  play(tracker, join(leader, 5));
  const facts = { Result: 'FAILED', Locked: '1', Conference: 'confdesk-room1' };
  expect(tracker.onEvent(out(guest, 9, facts)).events).toEqual([
    {
      type: 'leg.failed',
      eventId: 'failed-guest',
      at: new Date(T0 + 9000).toISOString(),
      sessionId: SESSION,
      legId: 'guest',
      legToken: 'token-of-guest-0123456789',
      reason: 'locked',
    },
  ]);
});

test('knows who hung up before they were taken', () => {
  const tracker = watching();
  play(tracker, happens('HangupRequest', guest, 8, { Cause: '16' }));
  expect(play(tracker, out(guest, 9, { Result: 'FAILED', Locked: '0', Parties: '3' }))).toEqual([
    'leg.failed guest 9 hungUp',
  ]);
});

test('finds its calls again after its own restart, and tells them as before', () => {
  const before = watching();
  const { notes } = before.onEvent(join(leader, 5));
  const later = before.onEvent(join(guest, 6)).notes;
  const first = { ...leader, stay: notes[0]?.stay ?? '' };
  const second = { ...guest, stay: later[0]?.stay ?? '' };

  const after = newTracker();
  const found = after.onFound([foundRoom(second, first)], { hasRestarted: false });
  expect(short(found.events)).toEqual([
    'conference.started room 5',
    'leg.joined leader 5',
    'leg.joined guest 6',
  ]);
  expect(found.notes).toEqual([]);
  expect(after.sessions()).toEqual([
    { sessionId: SESSION, legToken: 'token-of-leader-0123456789', legIds: ['leader', 'guest'] },
  ]);
  expect(play(after, leave(second, 9))).toEqual(['leg.left guest 9 hungUp']);
});

test('takes who joined while it was away for joined when they were let in', () => {
  const tracker = newTracker();
  const { events, notes } = tracker.onFound([foundRoom({ ...guest, letInAt: T0 + 3000 })], {
    hasRestarted: false,
  });
  expect(short(events)).toEqual(['conference.started room 3', 'leg.joined guest 3']);
  expect(notes).toEqual([
    {
      channel: 'PJSIP/guest',
      stay: writeStayNote({ sessionId: SESSION, startedAt: T0 + 3000, joinedAt: T0 + 3000 }),
    },
  ]);
});

test('tells of who leaves without having been seen', () => {
  const tracker = watching();
  const stay = writeStayNote({ sessionId: SESSION, startedAt: T0 + 2000, joinedAt: T0 + 4000 });
  expect(play(tracker, leave({ ...guest, stay }, 9))).toEqual([
    'leg.joined guest 4',
    'leg.left guest 9 hungUp',
  ]);
});

test('tells of who came and went while nobody looked, as far as ConfBridge says so', () => {
  const tracker = watching(T0 + 60_000);
  expect(play(tracker, out({ ...guest, letInAt: T0 + 50_000 }, 61, { Result: 'HANGUP' }))).toEqual([
    'leg.joined guest 50',
    'leg.left guest 61 hungUp',
  ]);
  const seen = { leg: 'seen', letInAt: T0 + 60_500 };
  expect(play(tracker, out(seen, 62, { Result: 'HANGUP' }))).toEqual(['leg.failed seen 62 hungUp']);
});

test('leaves who left unseen to the heartbeat', () => {
  const tracker = watching();
  play(tracker, join(leader, 5), join(guest, 6));
  tracker.onLost(T0 + 8000);
  expect(tracker.isWatching).toBe(false);
  const { events } = tracker.onFound([foundRoom(leader)], { hasRestarted: false });
  expect(events).toEqual([]);
  expect(tracker.isWatching).toBe(true);
  expect(tracker.sessions().map(({ legIds }) => legIds)).toEqual([['leader']]);
});

test('ends what went on when the switch was lost, once another one has come', () => {
  const tracker = watching();
  play(tracker, join(leader, 5), join(guest, 6));
  tracker.onLost(T0 + 8000);
  tracker.onLost(T0 + 9000);
  const { events } = tracker.onFound([], { hasRestarted: true });
  expect(short(events)).toEqual(['conference.ended room 8 bridgeStopped']);
  expect(tracker.sessions()).toEqual([]);
});

test('ends it too where the switch does not come back', () => {
  const tracker = watching();
  play(tracker, join(leader, 5));
  tracker.onLost(T0 + 8000);
  expect(short(tracker.onGone().events)).toEqual(['conference.ended room 8 bridgeStopped']);
  expect(tracker.onGone().events).toEqual([]);
});

test('knows nobody whose channel says nothing, or something else', () => {
  const log: string[] = [];
  const tracker = newTracker(() => T0, log);
  const stranger = event('ConfbridgeJoin', {
    Conference: 'confdesk-room1',
    BridgeUniqueid: SESSION,
    Timestamp: '1795892405',
  });
  expect(play(tracker, stranger)).toEqual([]);
  expect(log).toEqual(['asterisk.unknownCaller']);
  const forged = happens('ConfbridgeJoin', guest, 5);
  for (const bad of ['', '2/guest/leader/end/1795892400000', '1/gu est/leader/end/1795892400000']) {
    const variables = { ...variablesOf(guest), CONFDESK_LEG: bad };
    const fields = {
      Conference: 'confdesk-room1',
      BridgeUniqueid: SESSION,
      Timestamp: '1795892405',
    };
    expect(play(tracker, event('ConfbridgeJoin', fields, variables))).toEqual([]);
  }
  const token = { ...variablesOf(guest), CONFDESK_TOKEN: 'short' };
  const fields = { Conference: 'confdesk-room1', BridgeUniqueid: SESSION, Timestamp: '1795892405' };
  expect(play(tracker, event('ConfbridgeJoin', fields, token))).toEqual([]);
  expect(play(tracker, forged)).toHaveLength(2);
});

test('leaves other conferences of the switch alone', () => {
  const fields = { Conference: '8000', BridgeUniqueid: SESSION, Timestamp: '1795892405' };
  expect(play(watching(), event('ConfbridgeJoin', fields, variablesOf(guest)))).toEqual([]);
});
