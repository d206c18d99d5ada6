import { EVENT_PROBLEMS } from '../../../domain/bridge/bridge-event.ts';

/** What schemas mean, where their names do not say it. */
export const SCHEMAS: Readonly<Record<string, string>> = {
  BridgeId:
    'What a bridge calls its calls, sessions, legs and events. Unique within the bridge, for ever.',
  Join: 'The caller is let in.',
  Refusal:
    'The caller is not let in. Unknown, expired, deleted and retired codes, and those of an account without the service, are all answered alike.',
  LegJoined: 'A caller is in the conference.',
  LegLeft: 'A caller is out of the conference.',
  LegFailed:
    'A caller who was let in did not get into the conference. Counts nothing and costs nothing; the account sees how many there were, and why.',
  BridgeReport: 'What a bridge says of itself, for whoever runs it.',
  ConferenceStarted: 'The first caller is in.',
  ConferenceEnded: 'The last caller is out, or was put out.',
  LegMuted:
    'Others cannot hear a caller any more, whoever has muted them: a key, a leader, a command.',
  LegUnmuted: 'Others can hear a caller again.',
  ConferenceLocked: 'Nobody else gets in.',
  ConferenceUnlocked: 'Callers get in again.',
  ConferenceAdmitted:
    'Those who wait for a leader were let in without one, and who comes later does not wait either. From then on nobody counts as waiting.',
  ConferenceTalking:
    'Who is talking at this moment. Send it when that changes, at most once a second for a conference.',
  CommandDone: 'A command was done.',
  CommandRefused: 'A command was not done, and will not be.',
  Heartbeat:
    'All that goes on at this bridge at a moment. A session or leg that is not named is over, so name them all, in one event; without any when the bridge is idle. Where they do not fit into one, or not all are known, say `partial`.',
};

/** What fields mean, by schema and name or, where they mean the same everywhere, by name. */
export const FIELDS: Readonly<Record<string, string>> = {
  'ResolveRequest.callId':
    'The caller’s phone call into the bridge, the same for each attempt in it.',
  'ResolveRequest.dialedNumber':
    'The number that was dialled, as the trunk gives it: E.164, a national form, with 00 or 011, `sip:` and `tel:` addresses. One form is made of it.',
  'ResolveRequest.callerId':
    'The caller’s number, as the network gives it; null where it is withheld. What is no number counts as withheld, and so does what networks send instead of one.',
  'ResolveRequest.digits':
    'What was keyed, without a closing `#`. May be empty. Of more than 256 keys, the first.',
  'ResolveRequest.attempt': '1 for the first code of this call, then 2, and so on.',
  decision:
    '`join`: let in. `retry`: play the prompt and ask again. `hangup`: play the prompt and hang up.',
  'Join.conferenceId': 'Callers with the same `conferenceId` meet. Opaque.',
  'Join.role': 'Who the code was for.',
  'Join.waitForLeader':
    'Participants hear music whenever no leader is in: before the first, and again after the last has left, where the conference does not end then.',
  'Join.endOnLeaderExit': 'The conference ends for everybody when the last leader leaves.',
  'Join.menu':
    'The keys that this account’s people were told of. Make those work whose `does` you know, and no others.',
  'Join.menu.keys': 'What is pressed: 1 to 4 of `0`–`9`, `*`, `#`.',
  'Join.menu.role': 'For whom it works.',
  'Join.menu.does':
    '`muteSelf`: mutes or unmutes one’s own line. `volume`: changes what one hears. `callOperator`: calls for help. `muteParticipants`: mutes or unmutes all who are no leaders. `lock`: lets nobody in any more, or again. `countParticipants`: says how many are in. `endConference`: for everybody. Null: nobody has said it in such a word.',
  'Join.language': 'The language of announcements: the conference’s own, or else its account’s.',
  'Join.legToken':
    'Send it with each event of this leg. Opaque. Keep it until all events of its session are answered.',
  delayMs: 'Keep silent for so many milliseconds before doing what the answer says.',
  'Refusal.attemptsLeft': 'Codes that the caller may still enter in this call.',
  'Refusal.prompt': 'What to play.',
  'EventsRequest.events': 'In any order. Each is judged by itself.',
  type: 'What happened.',
  eventId: 'Names this event for ever: what is sent twice counts once.',
  at: 'When, by the bridge’s clock: ISO 8601 with a capital `T`, seconds (0 to 59), and a capital `Z` or an offset with a colon. Others are refused, and the answer says what is `wanted`.',
  sessionId: 'One conference on the bridge, from its first caller to its last.',
  legToken: 'Of this leg.',
  'ConferenceStarted.legToken': 'Of any leg of the conference.',
  'ConferenceEnded.legToken': 'Of any leg of the conference.',
  'ConferenceLocked.legToken': 'Of any leg of the conference.',
  'ConferenceUnlocked.legToken': 'Of any leg of the conference.',
  'ConferenceAdmitted.legToken': 'Of any leg of the conference.',
  'ConferenceTalking.legToken': 'Of any leg of the conference.',
  'ConferenceTalking.legIds': 'All who are talking; none where nobody is.',
  commandId: 'As it came with the command.',
  'CommandRefused.reason':
    '`callerLeft`: the caller is not there any more. `callEnded`: the conference is not. `notPossible`: the bridge cannot do this. `failed`: it tried.',
  legId: 'One caller in the session, from joining to leaving. Who comes back is another leg.',
  'LegLeft.reason':
    '`hungUp`: the caller did. `removed`: a leader or the operator put them out. `conferenceEnded`: it ended while they were in. `lineLost`: the line broke, or nobody knows.',
  'LegLeft.revision':
    'Where leaving is told again, because more is known: 1, then 2 and so on; absent: 0. The highest counts, in whatever order they come. Its `at` lies within ten minutes of that of the first.',
  'LegFailed.sessionId': 'The session that they could not join; absent where there was none.',
  'LegFailed.legId': 'Of this caller. Nobody else has it, nor they themselves if they try again.',
  'LegFailed.reason':
    '`locked`, `full`: the conference. `hungUp`: the caller did, before joining. `error`: anything else.',
  'ConferenceEnded.reason':
    '`lastCallerLeft`; `leaderLeft`: by `endOnLeaderExit`; `leaderEnded`: a leader ended it for all; `adminEnded`: an administrator did, by a command; `timeLimit`; `bridgeStopped`: the switch was lost, at the moment of `at`.',
  'Heartbeat.partial':
    'True: these are not all sessions, and those that are not named are left alone. Of a session that is named, all legs are.',
  'Heartbeat.sessions':
    'Every session that goes on; in a partial one, also those that are over, with no legs.',
  'Heartbeat.sessions.sessionId': 'As in the other events.',
  'Heartbeat.sessions.legToken': 'Of any leg of the session.',
  'Heartbeat.sessions.legIds': 'Every leg that is in it.',
  'Heartbeat.bridge': 'What the bridge says of itself.',
  'BridgeReport.software': 'What speaks to us, with its version: `confdesk-asterisk 1.0.0`.',
  'BridgeReport.switch': 'What takes the calls, with its version: `Asterisk 22.10.1`.',
  'BridgeReport.codeLength': 'So many digits the bridge waits for.',
  'BridgeReport.menuActions': 'What it can make a key do; see `menu` of the answer.',
  'BridgeReport.dialInNumbers': 'The numbers that ring at it, in E.164. Absent: whatever arrives.',
  'BridgeReport.eventsWaiting': 'So many events it has yet to tell.',
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
  'EventsAnswer.rejected.fields':
    'With `invalid_event`: where in the event, as `sessions[0].legIds`. Never a value.',
  'EventsAnswer.rejected.wanted': 'Where a time is written otherwise: how it is to be written.',
  'CommandsRequest.can':
    'What the bridge can do now. Nothing else is asked of it, and the portal offers nothing else. `muteAll`, `unmuteAll`: all participants who are in, not leaders. `remove`: puts a caller out. `lock`, `unlock`: whether others get in. `admit`: lets the waiting in without a leader. `end`: puts everybody out, leaders too.',
  'CommandsRequest.waitMs':
    'So many milliseconds the answer may take where there is nothing to do. Absent: 25 seconds.',
  'CommandsAnswer.commands':
    'In the order in which they were asked for; none where there was nothing to do. Each is handed out once, and never again.',
  'CommandsAnswer.commands.commandId': 'Send it with `command.done` or `command.refused`.',
  'CommandsAnswer.commands.kind': 'One of those in `can`.',
  'CommandsAnswer.commands.sessionId': 'In which conference, as in your events.',
  'CommandsAnswer.commands.legId': 'Whom it is about; null: the conference.',
  'CommandsAnswer.commands.voidAt': 'From then on it must not be done, by a clock that is right.',
  'CommandsAnswer.commands.validForMs':
    'The same, in milliseconds from this answer on, for whoever does not trust their clock.',
};
