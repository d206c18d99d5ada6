import type { Account } from '../account/account.ts';

/** What the information email says. Codes are digits without spaces; null while not allotted (preview). */
export interface InformationEmailInput {
  readonly account: Pick<Account, 'name' | 'timeZone' | 'language' | 'dialInNumbers' | 'menu'>;
  readonly tag: string;
  readonly leaderCode: string | null;
  readonly participantCode: string | null;
  /** null: never. */
  readonly expiresAt: Date | null;
  /** Whether these codes replace earlier ones, and this email is the first to tell them. */
  readonly areCodesRenewed?: boolean;
  /** Until when the participant code before this one still admits callers; null: it does not. */
  readonly earlierParticipantCodeUntil?: Date | null;
}

/** One source, three forms. `subject` never holds a code and is fixed by the language alone. */
export interface RenderedEmail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}
