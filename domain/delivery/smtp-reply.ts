/** What a server answered: reply code (RFC 5321, 4.2) and enhanced status code (RFC 3463), if it gave one. */
export interface SmtpReply {
  /** 400 to 599. */
  readonly code: number;
  /** Such as `5.1.1`; null where the server gave none. */
  readonly enhanced: string | null;
}

/** Up to where a conversation had come; nodemailer's `command` says it. */
export type SmtpStage = 'connect' | 'auth' | 'sender' | 'recipient' | 'content';

/** A reply, and its place in the text that it was found in. */
export interface FoundReply extends SmtpReply {
  readonly index: number;
}

/** At the beginning of a line, or behind `: `, as nodemailer puts it. A port behind a host's name is none. */
const REPLY = /(?:^|: )([45]\d\d)(?:[ -](?:([45]\.\d{1,3}\.\d{1,3})(?=\s|$|:|,))?|$)/m;

/** Finds a server's refusal in the text of an error, such as `Message failed: 451 4.7.1 busy`. */
export function findReply(text: string): FoundReply | null {
  const found = REPLY.exec(text);
  if (found?.[1] === undefined) return null;
  return {
    code: Number(found[1]),
    enhanced: found[2] ?? null,
    index: found.index + found[0].indexOf(found[1]),
  };
}

/** What nodemailer's `command` begins with, and its sentence where only the text is known. */
const STAGES: readonly (readonly [SmtpStage, RegExp, RegExp])[] = [
  ['auth', /^AUTH/, /invalid login|authentication failed/i],
  ['sender', /^MAIL/, /mail command failed/i],
  ['recipient', /^RCPT/, /recipient command failed|recipients were rejected/i],
  ['content', /^DATA/, /message failed|data command failed/i],
  ['connect', /^(?:CONN|EHLO|HELO|STARTTLS)/, /invalid (?:greeting|helo)|terminates connection/i],
];

/** Where a conversation ended, by nodemailer's `command` or else by the text of its error. */
export function stageOf(command: string | null, text: string): SmtpStage | null {
  const found = STAGES.find(([, ofCommand, ofText]) =>
    command === null ? ofText.test(text) : ofCommand.test(command),
  );
  return found?.[0] ?? null;
}
