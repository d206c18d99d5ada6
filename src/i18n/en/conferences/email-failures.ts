import type { EmailFailure } from '../../../../domain/delivery/delivery.ts';
import type { actorWhileWaiting } from '../../../../domain/delivery/failures.ts';

/** A few words for the list; what to do about it stands in `failureHelp`. */
export const failure: Record<EmailFailure, string> = {
  noDialInNumbers: 'no dial-in numbers',
  serviceOff: 'service switched off',
  codesExhausted: 'no free codes found',
  invalid: 'details not valid',
  unreachable: 'mail server unreachable',
  hostNotFound: 'mail server not found',
  tls: 'no secure connection to the mail server',
  timeout: 'mail server too slow',
  authentication: 'mail server sign-in refused',
  notConfigured: 'sending is not set up',
  mailboxUnknown: 'no such mailbox',
  mailboxFull: 'mailbox full',
  mailboxDisabled: 'mailbox disabled',
  recipientRefused: 'address refused',
  senderRefused: 'sender refused',
  blocked: 'our mail server is blocked',
  policy: 'against the mail server’s rules',
  messageTooLarge: 'message too large',
  messageRefused: 'message refused',
  rateLimited: 'mail server takes no more for now',
  greylisted: 'mail server lets new senders wait',
  tryLater: 'mail server asks to try later',
  uncertain: 'no answer once it was sent',
  interrupted: 'sending was interrupted',
  notTaken: 'nothing sends email',
  superseded: 'replaced by a newer email',
  withdrawn: 'no longer needed',
  other: 'unknown reason',
};

export const failureHelp: Record<EmailFailure, string> = {
  noDialInNumbers:
    'The account has no dial-in numbers yet. Your telephony provider has to set them; then send again.',
  serviceOff:
    'Conferencing is no longer on the account’s Profile. Your telephony provider can switch it on.',
  codesExhausted: 'No free access codes were found this time. Send again.',
  invalid:
    'Something stored about this conference or its account is not valid, so no email was made. Edit the Tag and the address and save; tell support if it stays.',
  unreachable:
    'The mail server could not be reached. Your telephony provider has to see to it; then send again.',
  hostNotFound:
    'The name of the mail server is not known. Your telephony provider has to see to it; then send again.',
  tls: 'The mail server’s certificate or encryption is not in order. Your telephony provider has to see to it; then send again.',
  timeout:
    'The mail server took too long to answer. Send again in a while, and tell your telephony provider if it stays.',
  authentication:
    'The mail server did not accept our sign-in. Your telephony provider has to see to it; then send again.',
  notConfigured:
    'The mail server or the sender is not set up. Your telephony provider has to see to it; then send again.',
  mailboxUnknown:
    'The recipient’s mail server does not know this mailbox. Check the address and save.',
  mailboxFull:
    'The recipient has to make room in their mailbox. Send again then, or save another address.',
  mailboxDisabled: 'The recipient’s mailbox takes no email. Ask them, or save another address.',
  recipientRefused:
    'The recipient’s mail server does not know this address or refuses it. Check the address and save.',
  senderRefused:
    'The mail server does not let our address send. Your telephony provider has to see to it; then send again.',
  blocked:
    'The mail server takes nothing from ours: it may be on a blocklist. Your telephony provider has to see to it; then send again.',
  policy:
    'The mail server refused the email by a rule of its own. Your telephony provider has to see to it; then send again.',
  messageTooLarge:
    'The mail server does not take an email of this size. Your telephony provider has to see to it.',
  messageRefused:
    'The mail server refused the email. Your telephony provider has to see to it; then send again.',
  rateLimited: 'The mail server takes only so many emails at a time. Send again in a while.',
  greylisted:
    'The recipient’s mail server lets senders wait that it does not know. Send again in a while.',
  tryLater: 'The mail server asked to try later. Send again in a while.',
  uncertain:
    'The mail server has had the email and then did not answer, so it may or may not have arrived. Ask the recipient, or send again.',
  interrupted:
    'Sending stopped half-way, so it may or may not have arrived. Ask the recipient, or send again.',
  notTaken:
    'Nobody sent this email for two hours, so it was given up. Your telephony provider has to see to it; then send again.',
  superseded: 'A newer email of this conference was sent instead.',
  withdrawn: 'The conference was deleted before it could be sent.',
  other: 'The reason is not known. Send again, and tell support if it keeps happening.',
};

/** What is said of an email that is tried again by itself, by who has to do something all the same. */
export const waitingHelp: Record<ReturnType<typeof actorWhileWaiting>, string> = {
  nobody:
    'It has not arrived yet. It is tried again by itself for up to two hours; you need not do anything.',
  operator:
    'It has not arrived yet. It is tried again by itself for up to two hours. Your telephony provider has to see to the cause: tell them.',
};
