import { formatCode } from '../conference/access-code.ts';
import type { DialInNumber, Language, MenuOption } from '../account/account.ts';
import { formatInstant } from '../time/moment.ts';
import { formatPhoneNumber, telephoneLink, type TelephoneLink } from './telephone.ts';
import type { InformationEmailInput } from './email-types.ts';
import { emailWords, type EmailWords } from './email-words.ts';

/** One dial-in number as it is shown, and what touching it does. */
export interface NumberLine {
  readonly number: string;
  /** Country or city, and whether it is toll-free: `Canada, toll-free`. */
  readonly about: string;
  readonly link: TelephoneLink;
}

/** What one audience needs to get in. */
export interface AccessBox {
  readonly heading: string;
  readonly intro: string;
  readonly codeLabel: string;
  /** Grouped for reading; dots while there is no code. */
  readonly code: string;
  readonly numbers: readonly NumberLine[];
}

export interface KeyGroup {
  readonly heading: string;
  readonly options: readonly { readonly keys: string; readonly action: string }[];
}

/**
 * Everything that the information email says, in the order in which it says it, without form. Both
 * forms are made from this, so they cannot say different things.
 */
export interface EmailContent {
  readonly language: Language;
  readonly words: EmailWords;
  readonly tag: string;
  /** How the codes stand to earlier ones, or null where there is nothing to say about that. */
  readonly codesNotice: string | null;
  readonly leader: AccessBox;
  readonly participants: AccessBox;
  readonly menu: readonly KeyGroup[];
  readonly expiry: string;
  readonly sentBy: string;
}

const NO_CODE = '•'.repeat(10);

/** Gathers what the email says. Pure. */
export function informationEmailContent(input: InformationEmailInput): EmailContent {
  const { account } = input;
  const words = emailWords[account.language];
  return {
    language: account.language,
    words,
    tag: oneLine(input.tag),
    codesNotice: codesNotice(input, words),
    leader: {
      ...pick(words.leader),
      code: formatCode(input.leaderCode ?? NO_CODE),
      // Without the code: a leader code stands in no link (links get logged and synchronised).
      numbers: account.dialInNumbers.map((number) => numberLine(number, words, null)),
    },
    participants: {
      ...pick(words.participants),
      code: formatCode(input.participantCode ?? NO_CODE),
      numbers: account.dialInNumbers.map((number) =>
        numberLine(number, words, input.participantCode),
      ),
    },
    menu: keyGroups(account.menu, account.language, words),
    expiry:
      input.expiresAt === null
        ? words.expiry.never
        : words.expiry.at(formatInstant(input.expiresAt, account.timeZone, account.language)),
    sentBy: words.sentBy(oneLine(account.name)),
  };
}

function codesNotice(input: InformationEmailInput, words: EmailWords): string | null {
  const { account, areCodesRenewed = false, earlierParticipantCodeUntil: until = null } = input;
  if (until === null) return areCodesRenewed ? words.earlierCodes.stopped : null;
  const moment = formatInstant(until, account.timeZone, account.language);
  return areCodesRenewed
    ? words.earlierCodes.participantGoesOn(moment)
    : words.earlierCodes.participantStillWorks(moment);
}

function pick(words: { heading: string; intro: string; code: string }) {
  return { heading: words.heading, intro: words.intro, codeLabel: words.code };
}

function numberLine(number: DialInNumber, words: EmailWords, code: string | null): NumberLine {
  const location = oneLine(number.location);
  return {
    number: formatPhoneNumber(number.number),
    about: number.tollFree ? `${location}, ${words.tollFree}` : location,
    link: telephoneLink(number.number, code),
  };
}

function keyGroups(
  menu: readonly MenuOption[],
  language: Language,
  words: EmailWords,
): readonly KeyGroup[] {
  const group = (role: MenuOption['role']): KeyGroup => ({
    heading: words.menu[role],
    options: menu
      .filter((option) => option.role === role)
      .map((option) => ({ keys: option.keys, action: oneLine(option.action[language]) })),
  });
  return [group('leader'), group('everyone')].filter(({ options }) => options.length > 0);
}

/**
 * A stored value made harmless for one line of text: line breaks and other controls become spaces,
 * bidirectional controls go. Forms and rules refuse such characters already; this holds for what
 * reached the database by another way.
 */
export function oneLine(value: string): string {
  return value
    .replace(/[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/gu, '')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
}
