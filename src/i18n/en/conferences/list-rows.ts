import type { Misfortune } from '../../../../domain/delivery/failures.ts';
import { plural } from '../../plural.ts';
import { failure, failureHelp, waitingHelp } from './email-failures.ts';

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
