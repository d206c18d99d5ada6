import { randomUUID } from 'node:crypto';
import type { Command, CommandKind, CommandOutcome } from '../../../client/index.ts';
import type { ParticipantResource } from '../twilio/rest.ts';
import { type Followed, learnOfSession } from './learn.ts';
import { iso } from './session.ts';

/**
 * What Twilio's conferences can do. None can be locked, and none starts without somebody with whom it starts, so the
 * waiting cannot be let in either.
 */
export const CAN: readonly CommandKind[] = [
  'mute',
  'unmute',
  'remove',
  'muteAll',
  'unmuteAll',
  'end',
];

/** So many requests about one conference go at once. */
const AT_ONCE = 8;

/**
 * Does what an administrator asks for, over Twilio's REST API.
 *
 * @throws TwilioFailure
 */
export async function carryOutCommand(
  followed: Followed,
  { kind, sessionId, legId }: Command,
): Promise<CommandOutcome> {
  const { rest, store } = followed;
  const session = await store.session(sessionId);
  if (session === null || session.ended !== null) return 'callEnded';
  switch (kind) {
    case 'mute':
    case 'unmute':
      if (legId === null) return 'notPossible';
      return (await mute(followed, sessionId, legId, kind === 'mute')) ? 'done' : 'callerLeft';
    case 'remove':
      if (legId === null) return 'notPossible';
      return (await rest.remove(sessionId, legId)) ? 'done' : 'callerLeft';
    case 'muteAll':
    case 'unmuteAll': {
      const present = await rest.participants(sessionId);
      const isParticipant = ({ call_sid: sid }: ParticipantResource) =>
        Object.hasOwn(session.legs, sid) && session.legs[sid]?.role === 'participant';
      const sids = present.filter(isParticipant).map(({ call_sid: sid }) => sid);
      for (let first = 0; first < sids.length; first += AT_ONCE) {
        await Promise.all(
          sids
            .slice(first, first + AT_ONCE)
            .map((sid) => mute(followed, sessionId, sid, kind === 'muteAll')),
        );
      }
      return 'done';
    }
    case 'end':
      // First, so that the callback about the end is understood.
      await learnOfSession(followed, session, (now) => ({ ...now, isAdminEnding: true }));
      try {
        await rest.endConference(sessionId);
      } catch (error) {
        await learnOfSession(followed, session, (now) => ({ ...now, isAdminEnding: false }));
        throw error;
      }
      return 'done';
    case 'lock':
    case 'unlock':
    case 'admit':
      return 'notPossible';
  }
}

/** @returns false where they are not there any more. */
async function mute(
  { rest, store, now }: Followed,
  sessionId: string,
  callSid: string,
  isOn: boolean,
): Promise<boolean> {
  if (!(await rest.mute(sessionId, callSid, isOn))) return false;
  await store.change({ callSid }, ({ call }) => {
    if (call === null) return { answer: null };
    const about = { eventId: randomUUID(), at: iso(now()), sessionId, legId: callSid };
    const type = isOn ? 'leg.muted' : 'leg.unmuted';
    return { answer: null, tell: [{ type, ...about, legToken: call.legToken }] };
  });
  return true;
}
