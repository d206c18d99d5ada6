import { emailedCode, formatCode } from '../conference/access-code.ts';
import { isExpired } from '../conference/expiry-state.ts';
import type { DialInNumber, Language, MenuOption } from '../account/account.ts';
import { formatInstant } from '../time/moment.ts';
import { shownNumber, telephoneLink, type TelephoneLink } from './telephone.ts';
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
  /** As `emailedCode` groups it; dots while there is no code. */
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
  readonly isExpired: boolean;
  /** There is a moment, and it lies ahead. */
  readonly expires: boolean;
  readonly areCodesRenewed: boolean;
  /** What goes before everything else: that it has expired, how the codes stand to earlier ones. */
  readonly notices: readonly string[];
  /** How long it works and what to dial, in a few words; null where the notices say it all. */
  readonly summary: string | null;
  /** What a list of mails shows beside the subject. */
  readonly preview: string;
  readonly leader: AccessBox;
  readonly participants: AccessBox;
  readonly menu: readonly KeyGroup[];
  /** Without the leader's part of it. */
  readonly expiry: string;
  readonly sentBy: string;
}

const NO_CODE = '•'.repeat(10);

/** Gathers what the email says. Pure. */
export function informationEmailContent(input: InformationEmailInput): EmailContent {
  const { account, language, areCodesRenewed = false } = input;
  const words = emailWords[language];
  const expired = isExpired(input, input.now);
  const expiry = expirySentence(input, expired, words);
  const summary = expired ? null : shortly(input, words);
  const codes = codesNotice(input, expired, words);
  return {
    language,
    words,
    tag: oneLine(input.tag),
    isExpired: expired,
    expires: input.expiresAt !== null && !expired,
    areCodesRenewed,
    notices: [
      ...(expired ? [`${expiry} ${words.expiry.revive}`] : []),
      ...(codes === null ? [] : [codes]),
    ],
    summary,
    preview: [...(areCodesRenewed ? [words.preview.newCodes] : []), summary ?? expiry].join(' '),
    leader: {
      ...pick(words.leader),
      code: shownCode(input.leaderCode),
      // Without the code: a leader code stands in no link (links get logged and synchronised).
      numbers: account.dialInNumbers.map((number) => numberLine(number, input, words, null)),
    },
    participants: {
      ...pick(words.participants),
      code: shownCode(input.participantCode),
      numbers: account.dialInNumbers.map((number) =>
        numberLine(number, input, words, input.participantCode),
      ),
    },
    menu: keyGroups(account.menu, language, words),
    expiry,
    sentBy: words.sentBy(oneLine(account.name)),
  };
}

function momentIn({ account, language }: InformationEmailInput, moment: Date): string {
  return formatInstant(moment, account.timeZone, language);
}

function expirySentence(input: InformationEmailInput, expired: boolean, words: EmailWords): string {
  if (input.expiresAt === null) return words.expiry.never;
  return words.expiry[expired ? 'past' : 'at'](momentIn(input, input.expiresAt));
}

/** How long it works, and what to dial. */
function shortly(input: InformationEmailInput, words: EmailWords): string {
  const { expiresAt, account } = input;
  const works =
    expiresAt === null ? words.preview.never : words.preview.at(momentIn(input, expiresAt));
  const [first] = account.dialInNumbers;
  return first === undefined
    ? works
    : `${works} ${words.preview.dial(shownNumber(first.number, account.shownNumbers))}`;
}

function codesNotice(
  input: InformationEmailInput,
  expired: boolean,
  words: EmailWords,
): string | null {
  const { areCodesRenewed = false, expiresAt, earlierParticipantCodeUntil = null } = input;
  // No code of an expired conference works, and none works longer than the conference.
  const until = expired ? null : earlier(earlierParticipantCodeUntil, expiresAt);
  if (until === null) return areCodesRenewed ? words.earlierCodes.stopped : null;
  const moment = momentIn(input, until);
  return areCodesRenewed
    ? words.earlierCodes.participantGoesOn(moment)
    : words.earlierCodes.participantStillWorks(moment);
}

function earlier(until: Date | null, expiresAt: Date | null): Date | null {
  if (until === null || expiresAt === null) return until;
  return until.getTime() < expiresAt.getTime() ? until : expiresAt;
}

function shownCode(code: string | null): string {
  return code === null ? formatCode(NO_CODE) : emailedCode(code);
}

function pick(words: { heading: string; intro: string; code: string }) {
  return { heading: words.heading, intro: words.intro, codeLabel: words.code };
}

function numberLine(
  number: DialInNumber,
  { account }: InformationEmailInput,
  words: EmailWords,
  code: string | null,
): NumberLine {
  const location = oneLine(number.location);
  return {
    number: shownNumber(number.number, account.shownNumbers),
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
