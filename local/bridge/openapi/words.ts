import { EVENT_PROBLEMS } from '../../../domain/bridge/bridge-event.ts';

/** What schemas mean, where their names do not say it. */
export const SCHEMAS: Readonly<Record<string, string>> = {
  BridgeId:
    'What a bridge calls its calls, sessions, legs and events. Unique within the bridge, for ever.',
  PhoneNumber: 'E.164, or digits alone inside a private network.',
  Join: 'The caller is let in.',
  Refusal:
    'The caller is not let in. Unknown, expired, deleted and retired codes, and those of an account without the service, are all answered alike.',
  LegJoined: 'A caller is in the conference.',
  LegLeft: 'A caller is out of the conference.',
  ConferenceStarted: 'The first caller is in.',
  ConferenceEnded: 'The last caller is out, or was put out.',
  Heartbeat:
    'All that goes on at this bridge at a moment. A session or leg that is not named is over, so name them all, in one event; without any when the bridge is idle. Where they do not fit into one, or not all are known, say `partial`.',
};

/** What fields mean, by schema and name or, where they mean the same everywhere, by name. */
export const FIELDS: Readonly<Record<string, string>> = {
  'ResolveRequest.callId':
    'The caller’s phone call into the bridge, the same for each attempt in it.',
  'ResolveRequest.dialedNumber': 'The number that was dialled.',
  'ResolveRequest.callerId':
    'The caller’s number; null where it is withheld. What is no number of 3 to 15 digits, with or without `+`, counts as withheld.',
  'ResolveRequest.digits':
    'What was keyed, without a closing `#`. May be empty. Of more than 256 keys, the first.',
  'ResolveRequest.attempt': '1 for the first code of this call, then 2, and so on.',
  decision:
    '`join`: let in. `retry`: play the prompt and ask again. `hangup`: play the prompt and hang up.',
  'Join.conferenceId': 'Callers with the same `conferenceId` meet. Opaque.',
  'Join.role': 'Who the code was for.',
  'Join.waitForLeader': 'Participants hear music until a leader is in.',
  'Join.endOnLeaderExit': 'The conference ends for everybody when the last leader hangs up.',
  'Join.language': 'The language of announcements: the conference’s own, or else its account’s.',
  'Join.legToken':
    'Send it with each event of this leg. Opaque. Keep it until all events of its session are answered.',
  delayMs: 'Keep silent for so many milliseconds before doing what the answer says.',
  'Refusal.attemptsLeft': 'Codes that the caller may still enter in this call.',
  'Refusal.prompt': 'What to play.',
  'EventsRequest.events': 'In any order. Each is judged by itself.',
  type: 'What happened.',
  eventId: 'Names this event for ever: what is sent twice counts once.',
  at: 'When, by the bridge’s clock: ISO 8601 with a capital `T`, seconds (0 to 59), and a capital `Z` or an offset.',
  sessionId: 'One conference on the bridge, from its first caller to its last.',
  legToken: 'Of this leg.',
  'ConferenceStarted.legToken': 'Of any leg of the conference.',
  'ConferenceEnded.legToken': 'Of any leg of the conference.',
  legId: 'One caller in the session, from joining to leaving. Who comes back is another leg.',
  'LegLeft.reason':
    '`hungUp`: the caller did. `removed`: a leader or the operator put them out. `conferenceEnded`: it ended while they were in. `lineLost`: the line broke, or nobody knows.',
  'ConferenceEnded.reason':
    '`lastCallerLeft`; `leaderLeft`: by `endOnLeaderExit`; `leaderEnded`: a leader ended it for all; `timeLimit`; `bridgeStopped`.',
  'Heartbeat.partial':
    'True: these are not all sessions, and those that are not named are left alone. Of a session that is named, all legs are.',
  'Heartbeat.sessions':
    'Every session that goes on; in a partial one, also those that are over, with no legs.',
  'Heartbeat.sessions.sessionId': 'As in the other events.',
  'Heartbeat.sessions.legToken': 'Of any leg of the session.',
  'Heartbeat.sessions.legIds': 'Every leg that is in it.',
  'EventsAnswer.accepted': 'Events that were kept.',
  'EventsAnswer.duplicates': 'Events that were known already; nothing is to be done.',
  'EventsAnswer.rejected': 'Events that were not kept, in the order of the request.',
  'EventsAnswer.rejected.index': 'The event’s place in the request, from 0.',
  'EventsAnswer.rejected.count': 'So many events from `index` on are meant.',
  'EventsAnswer.rejected.eventId': 'The event’s own id, where it has one.',
  'EventsAnswer.rejected.code': Object.entries(EVENT_PROBLEMS)
    .map(([code, sentence]) => `\`${code}\`: ${sentence}`)
    .join(' '),
  'EventsAnswer.rejected.message': 'The same, for people. May be worded anew.',
};
