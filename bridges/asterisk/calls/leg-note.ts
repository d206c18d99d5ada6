import type { CallRole } from '../../client/index.ts';
import type { AmiMessage } from '../ami/messages.ts';

/*
 * What the adapter knows of a leg stands in variables of its channel, so that it is there again after the
 * adapter's own restart: Asterisk tells them with each event (`channelvars=` in manager.conf).
 */

/** Of somebody who is let in: who they are to the API. Set before they join. */
export interface LegNote {
  readonly legId: string;
  readonly legToken: string;
  readonly role: CallRole;
  /** Whether the conference ends when its last leader leaves. */
  readonly endOnLeaderExit: boolean;
  /** When they were let in, in milliseconds since 1970. */
  readonly letInAt: number;
}

/** Of somebody who is in: what was told of it. Set when they have joined. */
export interface StayNote {
  readonly sessionId: string;
  /** When the conference began, and when this leg joined, in milliseconds since 1970. */
  readonly startedAt: number;
  readonly joinedAt: number;
}

export const LEG_VARIABLES = {
  token: 'CONFDESK_TOKEN',
  leg: 'CONFDESK_LEG',
  stay: 'CONFDESK_STAY',
} as const;

/** As docs/bridge-api has them, with room for what makes the id of an event: what is of another form is not sent. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._:@-]{0,49}$/;
const TOKEN = /^[A-Za-z0-9_-]{20,2000}$/;
const VERSION = '1';

export function isBridgeId(text: string): boolean {
  return ID.test(text);
}

export function isLegToken(text: string): boolean {
  return TOKEN.test(text);
}

/** `1/LEG/ROLE/end|stay/LET-IN-AT`, and the token beside it. */
export function writeLegNote(note: LegNote): string {
  const ending = note.endOnLeaderExit ? 'end' : 'stay';
  return [VERSION, note.legId, note.role, ending, Math.round(note.letInAt)].join('/');
}

/** @returns null where the channel is nobody's whom we let in, or says so in another form. */
export function readLegNote(message: AmiMessage): LegNote | null {
  const legToken = message.channelVariable(LEG_VARIABLES.token) ?? '';
  const [version, legId = '', role, ending, letInAt, ...more] = (
    message.channelVariable(LEG_VARIABLES.leg) ?? ''
  ).split('/');
  if (version !== VERSION || more.length > 0 || !isBridgeId(legId) || !isLegToken(legToken))
    return null;
  if (role !== 'leader' && role !== 'participant') return null;
  if ((ending !== 'end' && ending !== 'stay') || !isTime(letInAt)) return null;
  return { legId, legToken, role, endOnLeaderExit: ending === 'end', letInAt: Number(letInAt) };
}

/** `1/SESSION/STARTED-AT/JOINED-AT` */
export function writeStayNote({ sessionId, startedAt, joinedAt }: StayNote): string {
  return [VERSION, sessionId, Math.round(startedAt), Math.round(joinedAt)].join('/');
}

/** @returns null of somebody who is not known to have joined. */
export function readStayNote(message: AmiMessage): StayNote | null {
  const [version, sessionId = '', startedAt, joinedAt, ...more] = (
    message.channelVariable(LEG_VARIABLES.stay) ?? ''
  ).split('/');
  if (version !== VERSION || more.length > 0 || !isBridgeId(sessionId)) return null;
  if (!isTime(startedAt) || !isTime(joinedAt)) return null;
  return { sessionId, startedAt: Number(startedAt), joinedAt: Number(joinedAt) };
}

/** Milliseconds, until the year 2286. */
function isTime(text: string | undefined): boolean {
  return text !== undefined && /^\d{12,13}$/.test(text);
}
