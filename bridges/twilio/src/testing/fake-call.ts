/** Somebody in a conference at the Twilio of tests. Moments are milliseconds since 1970. */
export interface Participant {
  readonly joinedAt: number;
  isOnHold: boolean;
  isMuted: boolean;
  readonly isStarting: boolean;
}

export interface FakeConference {
  readonly sid: string;
  readonly name: string;
  status: string;
  readonly createdAt: number;
  updatedAt: number;
  /** Of the callback that was made last. */
  sequence: number;
  reason: string | null;
  readonly participants: Map<string, Participant>;
  readonly statusCallback: string;
}

/** A phone call at the Twilio of tests. */
export interface FakeCall {
  readonly sid: string;
  readonly from: string;
  readonly to: string;
  status: string;
  endedAt: number | null;
  /** What the adapter answered last. */
  twiml: string;
  conference: FakeConference | null;
  /** What really happened. */
  readonly stays: { conferenceSid: string; joinedAt: number; leftAt: number | null }[];
}

export function newCall(sid: string, from: string, to: string): FakeCall {
  return {
    ...{ sid, from, to, status: 'in-progress', endedAt: null, twiml: '' },
    ...{ conference: null, stays: [] },
  };
}

/** The value of an attribute in an opening tag of TwiML. */
export function attribute(tag: string, name: string): string {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  return value
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
