import type { Account, Language } from '../account/account.ts';

/** What the information email says. Codes are digits without spaces; null while not allotted (preview). */
export interface InformationEmailInput {
  readonly account: Pick<Account, 'name' | 'timeZone' | 'dialInNumbers' | 'shownNumbers' | 'menu'>;
  /** The email's. */
  readonly language: Language;
  readonly tag: string;
  readonly leaderCode: string | null;
  readonly participantCode: string | null;
  /** null: never. */
  readonly expiresAt: Date | null;
  /** The moment at which it is made: by it a conference has expired, or will. */
  readonly now: Date;
  /** Whether these codes replace earlier ones, and this email is the first to tell them. */
  readonly areCodesRenewed?: boolean;
  /** Until when the participant code before this one still admits callers; null: it does not. */
  readonly earlierParticipantCodeUntil?: Date | null;
}

/** One source, three forms. `subject` is one line and never holds a code. */
export interface RenderedEmail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}
