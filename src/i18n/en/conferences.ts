import type { EmailFailure } from '../../../domain/conference/conference.ts';
import { plural } from '../plural.ts';

/** A few words for the list; what to do about it stands in `failureHelp`. */
const failure: Record<EmailFailure, string> = {
  noDialInNumbers: 'no dial-in numbers',
  serviceOff: 'service switched off',
  codesExhausted: 'no free codes found',
  invalid: 'details not valid',
  unreachable: 'mail server unreachable',
  timeout: 'mail server too slow',
  authentication: 'mail server sign-in refused',
  recipientRefused: 'address refused',
  messageRefused: 'message refused',
  interrupted: 'sending was interrupted',
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
  unreachable: 'The mail server could not be reached. Send again in a few minutes.',
  timeout: 'The mail server took too long to answer. Send again in a few minutes.',
  authentication:
    'The mail server did not accept our sign-in. Tell support; your conference is safe.',
  recipientRefused:
    'The recipient’s mail server does not know this address or refuses it. Check the address and save.',
  messageRefused:
    'The recipient’s mail server refused the message. Tell support if this keeps happening.',
  interrupted: 'Sending stopped half-way, so it may or may not have arrived. Send again.',
  other: 'The reason is not known. Send again, and tell support if it keeps happening.',
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
    sent: 'Sent',
    failed: 'Failed',
    slow: 'Taking longer than usual',
  },
  failure,
  failureHelp,
  announce: {
    codesReady: (tag: string) => `${tag}: codes are ready.`,
    sent: (tag: string, to: string) => `${tag}: email sent to ${to}.`,
    failed: (tag: string, reason: string) => `${tag}: email failed, ${reason}.`,
  },
  menu: {
    label: (tag: string) => `Actions for ${tag}`,
    open: 'Open',
    edit: 'Edit',
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
