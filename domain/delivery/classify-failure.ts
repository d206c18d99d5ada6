import type { EmailFailure } from './delivery.ts';
import {
  BROKEN_RULES,
  ERROR_RULES,
  type ErrorRule,
  REPLY_RULES,
  type ReplyRule,
} from './failure-rules.ts';
import { findReply, type SmtpReply, type SmtpStage, stageOf } from './smtp-reply.ts';

/**
 * What our mailer tells of a failed attempt beside the text (`delivery.cause`). Another mailer on the Trigger
 * Email contract tells the text alone.
 */
export interface FailureCause {
  /** The answer of the server; null where it gave none. */
  readonly reply: SmtpReply | null;
  /** nodemailer's error code, such as `EENVELOPE`; and Node's below it, such as `ECONNREFUSED`. */
  readonly error: string | null;
  readonly system: string | null;
  /** What nodemailer was at, such as `RCPT TO`. */
  readonly command: string | null;
  /** Whether any of the message had left. */
  readonly hasContentLeft: boolean;
}

/** Why an email did not arrive: the reason that has a sentence, and the mail server's own words. */
export interface DeliveryFailure {
  readonly failure: EmailFailure;
  /** At most 300 characters, one line, without digits that could be a code. */
  readonly detail: string;
  /**
   * Whether the same email may be tried again: it was refused for now (4xx), or the server was away before
   * any of it had left. Nothing that may have arrived is.
   */
  readonly isTemporary: boolean;
}

export const DETAIL_MAX_LENGTH = 300;

/** What can be tried again although no server has said so: nothing of the message has left. */
const BEFORE_CONTENT: ReadonlySet<EmailFailure> = new Set([
  'unreachable',
  'hostNotFound',
  'tls',
  'timeout',
  'rateLimited',
]);

/**
 * Names the failure behind what a mailer stored. A server's answer decides, whatever else went wrong then:
 * who answers with 4xx or 5xx has taken nothing (RFC 5321, 4.2.5), even at the end of the message.
 *
 * @param error `delivery.error` of a mail document, such as
 *   `Error: connect ECONNREFUSED 127.0.0.1:25`; null or empty where there is none.
 * @param cause `delivery.cause`; null where the mailer tells none
 */
export function classifyFailure(
  error: string | null,
  cause: FailureCause | null = null,
): DeliveryFailure {
  const text = error ?? '';
  const found = findReply(text);
  const reply = cause === null ? found : cause.reply;
  if (reply !== null) {
    const words = found === null ? text : text.slice(found.index);
    const stage = stageOf(cause?.command ?? null, text);
    const failure = REPLY_RULES.find((rule) => fitsReply(rule, reply, stage, words))?.failure;
    return failureOf(failure ?? 'other', words, reply.code < 500);
  }
  if (cause?.hasContentLeft === true) return failureOf('uncertain', text, false);
  const failure = ERROR_RULES.find((rule) => fitsError(rule, cause, text))?.failure;
  if (failure !== undefined) return failureOf(failure, text, BEFORE_CONTENT.has(failure));
  const broken = BROKEN_RULES.find((rule) => fitsError(rule, cause, text))?.failure;
  if (broken === undefined) return failureOf('other', text, false);
  return cause === null
    ? failureOf('uncertain', text, false)
    : failureOf(broken, text, BEFORE_CONTENT.has(broken));
}

function failureOf(failure: EmailFailure, text: string, isTemporary: boolean): DeliveryFailure {
  return { failure, detail: harmlessDetail(text), isTemporary };
}

function fitsReply(
  rule: ReplyRule,
  { code, enhanced }: SmtpReply,
  stage: SmtpStage | null,
  text: string,
): boolean {
  if (rule.class !== undefined && rule.class !== Math.floor(code / 100)) return false;
  if (rule.enhanced?.some((one) => isEnhanced(enhanced, one)) === false) return false;
  if (rule.codes?.includes(code) === false) return false;
  if (rule.stages !== undefined && (stage === null || !rule.stages.includes(stage))) return false;
  return rule.words?.test(text) !== false;
}

/** Whether an enhanced code is of a subject and detail; `7.x` stands for every detail of 7. */
function isEnhanced(enhanced: string | null, wanted: string): boolean {
  if (enhanced === null) return false;
  const found = enhanced.slice(2);
  return wanted.endsWith('.x') ? found.startsWith(wanted.slice(0, -1)) : found === wanted;
}

function fitsError(rule: ErrorRule, cause: FailureCause | null, text: string): boolean {
  const codes = [cause?.error, cause?.system];
  if (rule.errors !== undefined && codes.some((code) => code && rule.errors?.test(code))) {
    return true;
  }
  return rule.words?.test(text) === true;
}

/**
 * A server's words made fit for the screen: one line, at most 300 characters, and no digits that
 * could be an access code (six or more, grouped or not): a server may quote the mail it refuses.
 */
export function harmlessDetail(text: string): string {
  const line = text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/\d(?:[ \u00A0-]?\d){5,}/g, '••••')
    .replace(/^Error: /, '')
    // OpenSSL writes numbers and places in its own source around the two words that tell something.
    .replace(/^[\dA-F•]+:error:[\dA-F]+:([^:]+):[^:]*:([^:]+):.*$/, '$1: $2')
    .trim();
  const characters = [...line];
  if (characters.length <= DETAIL_MAX_LENGTH) return line;
  return `${characters.slice(0, DETAIL_MAX_LENGTH - 1).join('')}…`;
}
