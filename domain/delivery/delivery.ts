import * as z from 'zod/mini';

/**
 * Why an email did not arrive, or not yet, as a key that each language has a sentence for.
 * domain/delivery/failure-rules.ts says which answer of a mail server is which.
 */
export const emailFailureSchema = z.enum([
  'noDialInNumbers',
  'serviceOff',
  'codesExhausted',
  'invalid',
  'unreachable',
  'hostNotFound',
  'tls',
  'timeout',
  'authentication',
  'notConfigured',
  'mailboxUnknown',
  'mailboxFull',
  'mailboxDisabled',
  'recipientRefused',
  'senderRefused',
  'blocked',
  'policy',
  'messageTooLarge',
  'messageRefused',
  'rateLimited',
  'greylisted',
  'tryLater',
  'uncertain',
  'interrupted',
  'notTaken',
  'superseded',
  'withdrawn',
  'other',
]);
export type EmailFailure = z.infer<typeof emailFailureSchema>;

/**
 * What became of an email; the server writes it.
 * `queued` the mail document exists, and a mailer will see to it; `waiting` it was refused for now, or the
 * server was away, and it is tried again by itself; `sent` the SMTP server accepted it; `failed` it will
 * not be tried again unless somebody asks. `at` is the time of that state. `failure` says why, of a
 * waiting one too. `detail` is the mail server's own answer, without digits that could be a code.
 */
export interface Delivery {
  readonly state: 'queued' | 'waiting' | 'sent' | 'failed';
  readonly to: string;
  readonly at: Date;
  readonly failure: EmailFailure | null;
  readonly detail: string | null;
  /** When it is tried next; of a waiting one only. */
  readonly nextTryAt?: Date | null | undefined;
}
