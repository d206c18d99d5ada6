/** What Twilio calls a call; also the name of a file and of a document, so nothing else may pass for one. */
export const CALL_SID = /^CA[0-9a-fA-F]{32}$/;
/** What Twilio calls a conference. */
export const CONFERENCE_SID = /^CF[0-9a-fA-F]{32}$/;
/** What Twilio calls a customer's account. */
export const ACCOUNT_SID = /^AC[0-9a-fA-F]{32}$/;

/** Keeps our conferences apart from others of the same Twilio account. */
const OURS = 'confdesk-';

/** What a conference is called at Twilio. */
export function friendlyName(conferenceId: string): string {
  return OURS + conferenceId;
}

/** @returns null where the conference at Twilio is none of ours */
export function conferenceIdOf(name: string): string | null {
  return name.startsWith(OURS) && name.length > OURS.length ? name.slice(OURS.length) : null;
}
