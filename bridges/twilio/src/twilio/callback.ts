import { CALL_SID, CONFERENCE_SID, conferenceIdOf } from './ids.ts';
import { timeOf } from './times.ts';

interface AnyCallback {
  readonly conferenceSid: string;
  readonly conferenceId: string;
  /** Counts the callbacks of a conference from 1; they come in any order, twice, and not all. */
  readonly sequence: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What Twilio tells of a conference that is one of ours. */
export type ConferenceCallback = AnyCallback &
  (
    | { readonly event: 'conference-start' }
    | { readonly event: 'conference-end'; readonly reason: string | null }
    | { readonly event: 'participant-join'; readonly callSid: string }
    | {
        readonly event: 'participant-leave';
        readonly callSid: string;
        readonly reason: string | null;
        readonly callStatus: string | null;
      }
  );

/**
 * Reads a conference's `statusCallback`.
 *
 * @returns null where it is about something else: a conference that is not ours, an event that nobody asked for
 */
export function parseCallback(form: URLSearchParams): ConferenceCallback | null {
  const conferenceSid = form.get('ConferenceSid') ?? '';
  const conferenceId = conferenceIdOf(form.get('FriendlyName') ?? '');
  const at = timeOf(form.get('Timestamp'));
  const sequence = Number(form.get('SequenceNumber') ?? '0');
  if (!CONFERENCE_SID.test(conferenceSid) || conferenceId === null || at === null) return null;
  const common = { conferenceSid, conferenceId, at, sequence };
  const callSid = form.get('CallSid') ?? '';
  switch (form.get('StatusCallbackEvent')) {
    case 'conference-start':
      return { ...common, event: 'conference-start' };
    case 'conference-end':
      return { ...common, event: 'conference-end', reason: form.get('ReasonConferenceEnded') };
    case 'participant-join':
      return CALL_SID.test(callSid) ? { ...common, event: 'participant-join', callSid } : null;
    case 'participant-leave':
      if (!CALL_SID.test(callSid)) return null;
      return {
        ...common,
        event: 'participant-leave',
        callSid,
        reason: form.get('ReasonParticipantLeft'),
        callStatus: form.get('ParticipantCallStatus'),
      };
    default:
      return null;
  }
}
