import type { Delivery, EmailFailure } from './delivery.ts';

/**
 * Who has to do something about an email that did not arrive: whoever saved the conference, the telephony
 * provider's staff, or nobody.
 */
export type Actor = 'administrator' | 'operator' | 'nobody';

/** Who has to do something once an email has failed for good. */
export const ACTORS: Readonly<Record<EmailFailure, Actor>> = {
  noDialInNumbers: 'operator',
  serviceOff: 'operator',
  codesExhausted: 'administrator',
  invalid: 'administrator',
  unreachable: 'operator',
  hostNotFound: 'operator',
  tls: 'operator',
  timeout: 'administrator',
  authentication: 'operator',
  notConfigured: 'operator',
  mailboxUnknown: 'administrator',
  mailboxFull: 'administrator',
  mailboxDisabled: 'administrator',
  recipientRefused: 'administrator',
  senderRefused: 'operator',
  blocked: 'operator',
  policy: 'operator',
  messageTooLarge: 'operator',
  messageRefused: 'operator',
  rateLimited: 'administrator',
  greylisted: 'administrator',
  tryLater: 'administrator',
  uncertain: 'administrator',
  interrupted: 'administrator',
  notTaken: 'operator',
  superseded: 'nobody',
  withdrawn: 'nobody',
  other: 'administrator',
};

/** Who has to do something while an email waits: it goes on by itself, but some causes stay. */
export function actorWhileWaiting(failure: EmailFailure): Exclude<Actor, 'administrator'> {
  return ACTORS[failure] === 'operator' ? 'operator' : 'nobody';
}

/** What may be said of an email that is not sent: nobody may call a failure what may have arrived. */
export type Misfortune = 'failed' | 'uncertain' | 'replaced';

/** Whether a failed email did not arrive, may have arrived, or was not wanted any more. */
export function misfortuneOf({ failure }: Pick<Delivery, 'failure'>): Misfortune {
  switch (failure) {
    case 'uncertain':
    case 'interrupted':
      return 'uncertain';
    case 'superseded':
    case 'withdrawn':
      return 'replaced';
    default:
      return 'failed';
  }
}

/** Whether the detail of a delivery is what a mail server answered, not how the connection to it ended. */
export function isReply(detail: string): boolean {
  return /^[45]\d\d\b/.test(detail);
}
