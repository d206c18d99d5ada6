import type { AccessBox, EmailContent, NumberLine } from './email-content.ts';
import type { EmailWords } from './email-words.ts';

/** The blocks of the scripts that are written from right to left. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/**
 * Puts a stored value between U+2068 and U+2069 of UAX #9, so that it cannot reorder what stands
 * around it. Only where it could: old mail programs show the two as boxes.
 */
export function isolate(value: string): string {
  return RIGHT_TO_LEFT.test(value) ? `\u2068${value}\u2069` : value;
}

const RULE = '-'.repeat(56);

/** The email as plain text; lines end in `\n`. */
export function renderText(content: EmailContent): string {
  const { words, leader, participants } = content;
  const sections: readonly (readonly string[])[] = [
    [words.audioConference, isolate(content.tag)],
    ...content.notices.map((notice) => [notice]),
    ...(content.summary === null ? [] : [[content.summary]]),
    // The code last: programs that show the beginning of a mail on a locked phone end before it.
    [
      heading(leader.heading),
      leader.intro,
      '',
      ...numbersOf(leader, words, false),
      '',
      codeOf(leader, words),
    ],
    [RULE, heading(participants.heading), '', ...participantLines(content), RULE],
    [
      heading(content.isExpired ? words.start.headingExpired : words.start.heading),
      ...words.start.steps.map((step, index) => `${index + 1}. ${step}`),
    ],
    ...keySections(content),
    [heading(words.expiry.heading), content.expiry],
    [heading(words.confidential.heading), words.confidential.text],
    [content.sentBy],
  ];
  return joinLines(sections.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines])));
}

/** What participants need, as lines: the block to forward and the invitation alike. */
export function participantLines(content: EmailContent): readonly string[] {
  const { participants, words } = content;
  return [
    `${words.audioConference}${words.colon} ${isolate(content.tag)}`,
    ...(content.isExpired ? ['', content.expiry] : []),
    '',
    codeOf(participants, words),
    '',
    ...numbersOf(participants, words, true),
    '',
    words.participants.howTo,
  ];
}

export function heading(text: string): string {
  return text.toLocaleUpperCase();
}

function keySections({ menu, words }: EmailContent): readonly (readonly string[])[] {
  if (menu.length === 0) return [];
  const groups = menu.flatMap((group) => [
    `${group.heading}${words.colon}`,
    ...group.options.map(({ keys, action }) => `  ${keys.padEnd(5)} ${isolate(action)}`),
  ]);
  return [[heading(words.menu.heading), ...groups]];
}

function codeOf(box: AccessBox, words: EmailWords): string {
  return `${box.codeLabel}${words.colon} ${box.code}`;
}

function numbersOf(box: AccessBox, words: EmailWords, oneTap: boolean): readonly string[] {
  const numbers = box.numbers.flatMap((line) => numberLines(line, oneTap));
  return [
    `${words.numbers}${words.colon}`,
    ...(numbers.length > 0 ? numbers : [`  ${words.noNumbers}`]),
  ];
}

function numberLines({ number, about, link }: NumberLine, oneTap: boolean): readonly string[] {
  const line = `  ${number}  ${isolate(about)}`;
  return oneTap && link.includes(',') ? [line, `    ${link}`] : [line];
}

/** The one place where lines become text: whatever a line holds, it stays one line. */
export function joinLines(lines: readonly string[]): string {
  const single = lines.map((line) => line.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trimEnd());
  return `${single.join('\n')}\n`;
}
