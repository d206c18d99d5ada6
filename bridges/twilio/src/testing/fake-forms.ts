import type { FakeCall, FakeConference, Participant } from './fake-call.ts';

/* What the Twilio of tests sends and answers, in the forms that are documented. */

export const ACCOUNT_SID = `AC${'5'.repeat(32)}`;

/** As Twilio tells times; whole seconds. */
export function rfc2822(at: number): string {
  return new Date(at).toUTCString().replace('GMT', '+0000');
}

export function formOf({ sid, from, to, status }: FakeCall): URLSearchParams {
  return new URLSearchParams({
    ...{ CallSid: sid, AccountSid: ACCOUNT_SID, From: from, To: to, Caller: from, Called: to },
    ...{ CallStatus: status, ApiVersion: '2010-04-01', Direction: 'inbound' },
  });
}

export function participantForm(
  call: FakeCall,
  isStarting: boolean,
): Readonly<Record<string, string>> {
  return {
    ...{ CallSid: call.sid, Muted: 'false', Hold: 'false', Coaching: 'false' },
    ...{ EndConferenceOnExit: 'false', StartConferenceOnEnter: String(isStarting) },
  };
}

export function participantResource(callSid: string, { joinedAt, isOnHold, isMuted }: Participant) {
  const at = rfc2822(joinedAt);
  return { call_sid: callSid, hold: isOnHold, muted: isMuted, date_created: at, date_updated: at };
}

export function conferenceResource(conference: FakeConference) {
  const { sid, name, status, createdAt, updatedAt, reason } = conference;
  return {
    ...{ sid, friendly_name: name, status, account_sid: ACCOUNT_SID },
    ...{ date_created: rfc2822(createdAt), date_updated: rfc2822(updatedAt) },
    reason_conference_ended: reason,
  };
}

export function callResource(call: FakeCall | undefined) {
  if (call === undefined) return null;
  const { sid, status, endedAt } = call;
  return { sid, status, end_time: endedAt === null ? null : rfc2822(endedAt) };
}
