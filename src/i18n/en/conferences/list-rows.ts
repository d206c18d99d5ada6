import type { EmailFailure } from '../../../../domain/delivery/delivery.ts';
import type { actorWhileWaiting, Misfortune } from '../../../../domain/delivery/failures.ts';
import { plural } from '../../plural.ts';

/** A few words for the list; what to do about it stands in `failureHelp`. */
const failure: Record<EmailFailure, string> = {
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

const failureHelp: Record<EmailFailure, string> = {
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
const waitingHelp: Record<ReturnType<typeof actorWhileWaiting>, string> = {
  nobody:
    'It has not arrived yet. It is tried again by itself for up to two hours; you need not do anything.',
  operator:
    'It has not arrived yet. It is tried again by itself for up to two hours. Your telephony provider has to see to the cause: tell them.',
};

export const conferences = {
  title: 'Conferences',
  count: (count: number, formatted: string) =>
    plural('en', count, { one: `${formatted} conference`, other: `${formatted} conferences` }),
  generate: 'Generate New Conference',
  columns: {
    tag: 'Tag',
    admin: 'Conference admin',
    participantCode: 'Participant code',
    leaderCode: 'Leader code',
    expires: 'Expires',
    email: 'Information email',
    actions: 'Actions',
  },
  expiry: {
    never: 'Never',
    soon: 'Soon',
    expired: 'Expired',
  },
  codes: {
    generating: 'Generating…',
    hidden: 'Hidden',
    reveal: 'Reveal',
    hide: 'Hide',
    revealFor: (tag: string) => `Reveal the leader code of ${tag}`,
    hideFor: (tag: string) => `Hide the leader code of ${tag}`,
    copyParticipant: 'Copy participant code',
    copyLeader: 'Copy leader code',
    copyInvitation: 'Copy invitation',
    invitationCopied: 'Invitation for participants copied.',
    copyParticipantFor: (tag: string) => `Copy the participant code of ${tag}`,
    copyLeaderFor: (tag: string) => `Copy the leader code of ${tag}`,
    revealFailed: 'The leader code could not be read. Try again.',
    notYet: 'The codes are not ready yet.',
  },
  delivery: {
    generating: 'Preparing',
    sending: 'Sending',
    waiting: 'Waiting',
    sent: 'Sent',
    failed: 'Failed',
    slow: 'Taking longer than usual',
  },
  /** In place of `delivery.failed`, what may be said of an email that has ended so. */
  misfortune: {
    failed: 'Failed',
    uncertain: 'Uncertain',
    replaced: 'Not sent',
  } satisfies Record<Misfortune, string>,
  failure,
  failureHelp,
  waitingHelp,
  /** Why an email waits, and until when. */
  waiting: (reason: string, time: string) => `${reason}, next try\u00a0${time}`,
  waitingNow: (reason: string) => `${reason}, the next try begins now`,
  announce: {
    codesReady: (tag: string) => `${tag}: codes are ready.`,
    sent: (tag: string, to: string) => `${tag}: email sent to ${to}.`,
    waiting: (tag: string, reason: string) => `${tag}: email waiting, ${reason}.`,
    failed: (tag: string, reason: string) => `${tag}: email failed, ${reason}.`,
    uncertain: (tag: string, reason: string) =>
      `${tag}: the email may or may not have arrived, ${reason}.`,
  },
  menu: {
    label: (tag: string) => `Actions for ${tag}`,
    open: 'Open',
    edit: 'Edit',
    duplicate: 'Duplicate',
    usage: 'Usage',
    sendAgain: 'Send email again',
    newCodes: 'New codes',
    delete: 'Delete',
  },
  open: (tag: string) => `Open ${tag}`,
  sendingAgain: (to: string) => `The email to ${to} is being sent again.`,
  sendAgainFailed: 'The email was not sent again.',
  sendAgainPerhaps: 'The email was perhaps not sent again.',
  empty: {
    title: 'No conferences yet',
    text: 'A conference gives its leader dial-in numbers and two access codes. Generate the first one, and its leader gets an email with everything needed to start.',
    viewerText:
      'A conference gives its leader dial-in numbers and two access codes. An administrator of this account can generate the first one.',
  },
  zoneNote: (zone: string) => `Times are in ${zone}, the account’s time zone.`,
  refreshFailed: 'The list could not be refreshed. What you see may be a little old.',
};
