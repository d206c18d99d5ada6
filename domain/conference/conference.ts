import type { Delivery } from '../delivery/delivery.ts';
import type { ConferenceInput } from './conference-input.ts';
import type { DirectoryAddress, Informed } from './informed.ts';

/** What became of the information email of a Save. */
export interface ConferenceEmail extends Delivery {
  readonly saveId: string;
}

/** The participant code before the newest one, while it still admits callers: until `until`. */
export interface PreviousParticipantCode {
  readonly code: string;
  readonly until: Date;
}

/** `accounts/{accountId}/conferences/{conferenceId}` as the portal and the functions read it. */
export interface Conference extends ConferenceInput {
  readonly id: string;
  readonly saveId: string;
  readonly savedAt: Date;
  readonly savedBy: string;
  readonly createdAt: Date;
  /** Null until the functions have allotted it. Digits only, no spaces. */
  readonly participantCode: string | null;
  /** Left from the newest renewal; ask `isOverlapping` whether it still counts. */
  readonly previousParticipantCode: PreviousParticipantCode | null;
  /** Which pair of codes the administrators want: 1 from the start, one more with each renewal. */
  readonly codesWanted: number;
  /** Which pair the server has allotted: 0 until then; it follows `codesWanted`. */
  readonly codesVersion: number;
  readonly email: ConferenceEmail | null;
  /** To whom which information was delivered; the server writes it. */
  readonly informed: readonly Informed[];
  /** Null where the directory of the Cloud PBX has no other address of its user. */
  readonly directory: DirectoryAddress | null;
  /** Null while the conference exists. A deleted one admits nobody and is listed nowhere. */
  readonly deletedAt: Date | null;
}
