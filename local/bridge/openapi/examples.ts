import type { EventsAnswer } from '../../../domain/bridge/bridge-event.ts';
import { EVENT_PROBLEMS } from '../../../domain/bridge/bridge-event.ts';
import type { CommandsAnswer, CommandsRequest } from '../../../domain/bridge/commands-request.ts';
import type { ResolveAnswer, ResolveRequest } from '../../../domain/bridge/resolve.ts';

/** No code begins with a zero, so that this is nobody's. */
const NO_CODE = '0000000000';

/** Opaque, so it may say what it is. */
const LEG_TOKEN = Buffer.from('a leg token, opaque to bridges').toString('base64url');

export const RESOLVE_REQUEST: ResolveRequest = {
  callId: 'c-20261124-000017',
  dialedNumber: '+15145550100',
  callerId: '+14165550134',
  digits: NO_CODE,
  attempt: 1,
};

export const RESOLVE_ANSWERS: Readonly<Record<string, ResolveAnswer>> = {
  join: {
    decision: 'join',
    conferenceId: 'Zq3fWm0bT7xKcE51hVsA',
    role: 'participant',
    waitForLeader: true,
    endOnLeaderExit: false,
    language: 'en',
    menu: [
      { keys: '*6', role: 'everyone', does: 'muteSelf' },
      { keys: '*9', role: 'leader', does: 'endConference' },
    ],
    legToken: LEG_TOKEN,
    delayMs: 0,
  },
  retry: { decision: 'retry', prompt: 'codeNotRecognized', attemptsLeft: 2, delayMs: 0 },
  hangup: { decision: 'hangup', prompt: 'goodbye', attemptsLeft: 0, delayMs: 3000 },
};

const of = (eventId: string, at: string) => ({
  eventId,
  at,
  sessionId: 's-20261124-0005',
  legToken: LEG_TOKEN,
});

export const EVENTS_REQUEST = {
  events: [
    { type: 'conference.started', ...of('e-1', '2026-11-24T14:00:05Z') },
    { type: 'leg.joined', ...of('e-2', '2026-11-24T14:00:05Z'), legId: 'l-1' },
    {
      type: 'heartbeat',
      eventId: 'e-3',
      at: '2026-11-24T14:01:00Z',
      sessions: [{ sessionId: 's-20261124-0005', legToken: LEG_TOKEN, legIds: ['l-1'] }],
      bridge: {
        software: 'our-bridge 1.4.2',
        switch: 'Asterisk 22.10.1',
        codeLength: 10,
        menuActions: ['muteSelf', 'endConference'],
        dialInNumbers: ['+15145550100'],
        eventsWaiting: 0,
      },
    },
    { type: 'leg.failed', ...of('e-6', '2026-11-24T14:20:11Z'), legId: 'l-2', reason: 'locked' },
    { type: 'leg.muted', ...of('e-8', '2026-11-24T14:25:30Z'), legId: 'l-1' },
    { type: 'conference.locked', ...of('e-9', '2026-11-24T14:26:00Z') },
    { type: 'leg.unmuted', ...of('e-12', '2026-11-24T14:25:50Z'), legId: 'l-1' },
    { type: 'conference.unlocked', ...of('e-13', '2026-11-24T14:27:00Z') },
    { type: 'conference.admitted', ...of('e-14', '2026-11-24T14:27:30Z') },
    {
      type: 'command.refused',
      eventId: 'e-15',
      at: '2026-11-24T14:27:31Z',
      commandId: 'pR7uYb43nWs0EeJk9dMa',
      reason: 'callerLeft',
    },
    { type: 'conference.talking', ...of('e-10', '2026-11-24T14:26:04Z'), legIds: ['l-1'] },
    {
      type: 'command.done',
      eventId: 'e-11',
      at: '2026-11-24T14:25:30Z',
      commandId: 'kD2vXo81mQz7TtLw4cRe',
    },
    {
      type: 'leg.left',
      ...of('e-4', '2026-11-24T14:32:41.250Z'),
      legId: 'l-1',
      reason: 'hungUp',
    },
    {
      type: 'leg.left',
      ...of('e-7', '2026-11-24T14:32:41.250Z'),
      legId: 'l-1',
      reason: 'removed',
      revision: 1,
    },
    {
      type: 'conference.ended',
      ...of('e-5', '2026-11-24T14:32:41.250Z'),
      reason: 'lastCallerLeft',
    },
  ],
} as const;

export const EVENTS_ANSWER: EventsAnswer = {
  accepted: 13,
  duplicates: 1,
  rejected: [
    {
      index: 14,
      count: 1,
      eventId: 'e-5',
      code: 'try_again',
      message: EVENT_PROBLEMS.try_again,
    },
  ],
};

export const COMMANDS_REQUEST: CommandsRequest = {
  can: ['mute', 'unmute', 'remove', 'muteAll', 'unmuteAll', 'lock', 'unlock', 'admit', 'end'],
};

export const COMMANDS_ANSWERS: Readonly<Record<string, CommandsAnswer>> = {
  mute: {
    commands: [
      {
        commandId: 'kD2vXo81mQz7TtLw4cRe',
        kind: 'mute',
        sessionId: 's-20261124-0005',
        legId: 'l-1',
        voidAt: '2026-11-24T14:25:39.400Z',
        validForMs: 9450,
      },
    ],
  },
  nothing: { commands: [] },
};
