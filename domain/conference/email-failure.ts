import type { EmailFailure } from './conference.ts';

/** Why an email did not arrive: the reason that has a sentence, and the mail server's own words. */
export interface DeliveryFailure {
  readonly failure: EmailFailure;
  /** At most 300 characters, one line, without digits that could be a code. */
  readonly detail: string;
}

export const DETAIL_MAX_LENGTH = 300;

/**
 * What a failure looks like, most telling first: a refused sign-in also closes the connection, and a
 * refused recipient comes with the name of the host. Read off the text, because the Trigger Email
 * contract stores an error as text only (`Error: …`), whoever sends.
 */
const SIGNS: readonly (readonly [EmailFailure, RegExp])[] = [
  ['interrupted', /lease (?:has )?expired|interrupted/i],
  [
    'authentication',
    /\bE(?:NO)?AUTH\b|EOAUTH2|invalid login|authentication|missing credentials|\b53[045]\b/i,
  ],
  [
    'recipientRefused',
    /\bEENVELOPE\b|recipients? (?:were |was )?(?:rejected|refused)|recipient command failed|invalid recipient|no recipients|user unknown|mailbox (?:unavailable|unknown|full)|all recipients/i,
  ],
  // Before the time-outs: a host that takes no connection also lets the attempt run out.
  [
    'unreachable',
    /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|\bEDNS\b|getaddrinfo|queryA/i,
  ],
  ['timeout', /ETIMEDOUT|timed?[ -]?out|greeting never received/i],
  [
    'messageRefused',
    /\bEMESSAGE\b|message (?:failed|size)|data command failed|mail command failed|invalid sender|\b55[0-9]\b|\b452\b/i,
  ],
  [
    'unreachable',
    /ECONNRESET|ECONNECTION|ESOCKET|EPIPE|\bETLS\b|TLS|certificate|connection closed|closed the connection|terminates connection|invalid greeting/i,
  ],
];

/**
 * Names the failure behind a mailer's error text.
 *
 * @param error `delivery.error` of a mail document, such as
 *   `Error: connect ECONNREFUSED 127.0.0.1:25`; null or empty where there is none.
 */
export function classifyDeliveryError(error: string | null): DeliveryFailure {
  const text = error ?? '';
  const failure = SIGNS.find(([, sign]) => sign.test(text))?.[0] ?? 'other';
  return { failure, detail: harmlessDetail(text) };
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
    .trim();
  const characters = [...line];
  if (characters.length <= DETAIL_MAX_LENGTH) return line;
  return `${characters.slice(0, DETAIL_MAX_LENGTH - 1).join('')}…`;
}
