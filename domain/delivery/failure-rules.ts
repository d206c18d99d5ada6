import type { EmailFailure } from './delivery.ts';
import type { SmtpStage } from './smtp-reply.ts';

/**
 * What a server's refusal means. Everything that a rule names must be so; of several enhanced codes, reply
 * codes or stages, one. docs/email-failures.md is made of these rules.
 */
export interface ReplyRule {
  readonly failure: EmailFailure;
  /** 4: for now; 5: for good. Absent: either. */
  readonly class?: 4 | 5;
  /** Subject and detail of enhanced status codes (RFC 3463): `1.1` is 4.1.1 and 5.1.1, `7.x` all of 7. */
  readonly enhanced?: readonly string[];
  readonly codes?: readonly number[];
  readonly stages?: readonly SmtpStage[];
  /** What the server's own words have in them, where codes mean several things; and such words. */
  readonly words?: RegExp;
  readonly example?: string;
}

/** The first that fits decides: enhanced codes that say one thing, words, then codes by stage. */
export const REPLY_RULES: readonly ReplyRule[] = [
  { failure: 'mailboxUnknown', enhanced: ['1.1', '1.6', '1.10', '7.17', '7.18'] },
  { failure: 'recipientRefused', enhanced: ['1.2', '1.3', '1.4'] },
  { failure: 'recipientRefused', class: 5, enhanced: ['4.1', '4.4', '4.6'] },
  { failure: 'senderRefused', enhanced: ['1.7', '1.8', '7.60'] },
  { failure: 'mailboxDisabled', enhanced: ['2.1'] },
  { failure: 'mailboxFull', enhanced: ['2.2'] },
  { failure: 'messageTooLarge', enhanced: ['2.3', '3.4'] },
  { failure: 'authentication', enhanced: ['7.8', '7.9', '7.11', '7.12', '7.13', '7.14', '7.57'] },
  { failure: 'tls', enhanced: ['7.4', '7.5', '7.10'] },
  {
    failure: 'blocked',
    enhanced: ['7.20', '7.21', '7.22', '7.23', '7.24', '7.25', '7.26', '7.27', '7.29'],
  },
  { failure: 'rateLimited', enhanced: ['4.5', '5.3', '7.28'] },

  { failure: 'greylisted', class: 4, words: /gr[ae]y-?list|postgrey/i, example: 'Greylisted' },
  { failure: 'authentication', class: 5, stages: ['auth'] },
  { failure: 'tryLater', class: 4, stages: ['auth'] },
  { failure: 'authentication', codes: [534, 535, 538] },
  { failure: 'tls', words: /STARTTLS|\bTLS\b|encrypt/i, example: 'Must issue STARTTLS first' },
  { failure: 'authentication', codes: [530] },
  {
    failure: 'authentication',
    class: 5,
    words: /authenticat|unauthori[sz]ed|credentials/i,
    example: 'Authentication required',
  },
  {
    failure: 'rateLimited',
    class: 4,
    words:
      /too (?:many|much|fast)|\brate\b|throttl|concurren|busy|limit (?:reached|exceeded)|exceeded .*limit/i,
    example: 'Too many messages',
  },
  {
    failure: 'mailboxFull',
    words: /quota|(?:mailbox|storage)\b.*\bfull|out of storage/i,
    example: 'over quota',
  },
  {
    failure: 'mailboxDisabled',
    words: /(?:account|mailbox|user|recipient)\b.*\b(?:disabled|suspended|inactive|deactivated)/i,
    example: 'account suspended',
  },
  {
    failure: 'mailboxUnknown',
    stages: ['recipient', 'content'],
    words:
      /(?:unknown|no such|invalid) (?:user|recipient|mailbox|account|address)|(?:user|recipient|mailbox|account|address)\b.*\b(?:unknown|not found|does(?: not|n.t) exist)/i,
    example: 'user unknown',
  },
  {
    failure: 'blocked',
    words:
      /block|black ?list|\bspam(?:haus|cop)?\b|\b(?:dns|r)bl\b|\blisted\b|reputation|banned|\brelay(?:ing)?\b.{0,20}\b(?:denied|not)\b|\bnot? .{0,20}\brelay|\b(?:SPF|DKIM|DMARC)\b|reverse DNS|\bPTR\b/i,
    example: 'blocked using a list',
  },
  { failure: 'policy', words: /polic/i, example: 'against our policy' },
  {
    failure: 'messageTooLarge',
    class: 5,
    words: /too (?:large|big|long)|size/i,
    example: 'message size exceeded',
  },

  { failure: 'rateLimited', class: 4, enhanced: ['7.x'] },
  { failure: 'blocked', class: 5, enhanced: ['7.x'] },
  { failure: 'mailboxFull', codes: [552], stages: ['recipient'] },
  { failure: 'messageTooLarge', codes: [552, 523] },
  { failure: 'tryLater', class: 4 },
  { failure: 'senderRefused', stages: ['sender'] },
  { failure: 'recipientRefused', stages: ['recipient'] },
  { failure: 'messageRefused', stages: ['content'] },
  { failure: 'blocked', stages: ['connect'] },
  { failure: 'recipientRefused', codes: [521, 550, 551, 553, 556] },
  { failure: 'messageRefused', codes: [554] },
];

/**
 * What an error without any answer of a server means, the first that fits: by nodemailer's and Node's error
 * codes, or by the words of whichever mailer wrote it.
 */
export interface ErrorRule {
  readonly failure: EmailFailure;
  readonly errors?: RegExp;
  readonly words?: RegExp;
}

export const ERROR_RULES: readonly ErrorRule[] = [
  { failure: 'interrupted', words: /lease (?:has )?expired|interrupted/i },
  { failure: 'notTaken', words: /no mailer has taken/i },
  { failure: 'notConfigured', words: /SMTP_CONNECTION_URI|DEFAULT_FROM/ },
  { failure: 'senderRefused', words: /invalid sender|\bforbidden\b/i },
  { failure: 'recipientRefused', words: /invalid recipient|no recipients?\b/i },
  { failure: 'messageTooLarge', words: /message size|payload too large/i },
  { failure: 'rateLimited', words: /too many requests/i },
  {
    failure: 'authentication',
    errors: /^E(?:NO)?AUTH$|^EOAUTH2$/,
    words: /\bE(?:NO)?AUTH\b|\bEOAUTH2\b|invalid login|unauthori[sz]ed|missing credentials/i,
  },
  {
    failure: 'tls',
    errors: /^ETLS$|^EREQUIRETLS$|^EPROTO$|^ERR_(?:SSL|TLS)_|CERT|SELF_SIGNED|UNABLE_TO_/,
    words:
      /\bE(?:REQUIRE)?TLS\b|\bTLS\b|certificate|wrong version number|SSL routines|self.signed|\bEPROTO\b/i,
  },
  {
    failure: 'hostNotFound',
    errors: /^ENOTFOUND$|^EDNS$|^EAI_/,
    words: /\bENOTFOUND\b|\bEAI_AGAIN\b|\bEDNS\b|getaddrinfo|query(?:A|Aaaa|Srv)\b/,
  },
  {
    failure: 'timeout',
    words: /\bETIMEDOUT\b|connection timeout|greeting never received/i,
  },
  {
    failure: 'unreachable',
    words: /ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENETDOWN|invalid greeting/i,
  },
];

/**
 * As ERROR_RULES, for what happens before as well as after the message has left: it counts where the mailer
 * tells that it had not. Where nobody tells, the message may have arrived.
 */
export const BROKEN_RULES: readonly ErrorRule[] = [
  { failure: 'timeout', errors: /^ETIMEDOUT$|^EABORT$/, words: /timed? ?out|\btimeout\b/i },
  {
    failure: 'unreachable',
    errors: /^E(?:CONNECTION|SOCKET|PROTOCOL|PROXY|CONNRESET|PIPE)$/,
    words:
      /ECONNRESET|\bECONNECTION\b|\bESOCKET\b|\bEPIPE\b|connection closed|closed the connection|hang up|unexpected (?:response|socket)/i,
  },
];
