import type { InvitationFailure, Role } from '../../../domain/account/account.ts';
import { plural } from '../plural.ts';

const role: Record<Role, string> = { admin: 'Administrator', viewer: 'Viewer' };
const asRole: Record<Role, string> = { admin: 'an administrator', viewer: 'a viewer' };

const invitationFailure: Record<InvitationFailure, (email: string) => string> = {
  lastAdmin: (email) =>
    `${email} is the account’s last administrator and stays one. Make somebody else administrator first.`,
  refused: () => 'Whoever sent this invitation is no longer an administrator. Invite again.',
  unproved: (email) =>
    `${email} was not added, and nothing was changed: whoever signs in with this address has not proved that the mailbox is theirs. Ask them to choose a new password with “Forgot your password?” on the sign-in page, which proves it; then invite them again.`,
  disabled: (email) =>
    `${email} was not added, and nothing was changed: your telephony provider has disabled a sign-in with this address. Ask the provider about it.`,
  held: (email) =>
    `${email} was not added, and nothing was changed: another person’s sign-in has this address without having proved it. Ask your telephony provider to sort it out.`,
  other: (email) =>
    `${email} could not be added. Check the address and invite again; tell support if it keeps happening.`,
};

const onOff = (on: boolean) => (on ? 'on' : 'off');

export const team = {
  title: 'Profile and team',
  languages: { en: 'English', fr: 'French' },
  profile: {
    title: 'Profile',
    name: 'Account',
    zone: 'Time zone',
    unknownZone: 'There is no such time zone; times are in UTC.',
    nowThere: (time: string) => `It is ${time} there now`,
    language: 'Language',
    on: 'On',
    off: 'Off',
    emails: {
      title: 'Emails to leaders',
      expiryReminders: 'A week before their conference expires',
      callReceipts: 'After each call with their leader code',
    },
    numbers: 'Dial-in numbers',
    tollFree: 'Toll-free',
    numberName: (number: string) => `the number ${number}`,
    noNumbers: 'None yet. Your telephony provider sets them.',
    whoChanges: 'Your telephony provider sets the name, the services and the dial-in numbers.',
    viewerNote:
      'Administrators change the time zone, the language and the emails to leaders; your telephony provider everything else.',
    edit: 'Change the Profile',
  },
  profileForm: {
    title: 'Change the Profile',
    zone: 'Time zone',
    zoneHint: 'Type a city or a zone’s name.',
    zoneChoose: 'Choose one',
    zoneRequired: 'Choose the account’s time zone.',
    zoneNotFound: 'No time zone by that name. Try the nearest large city.',
    expiryReminders:
      'Once for each expiry: when it is, and how to keep the conference. Without codes.',
    callReceipts:
      'When it was, how long, how many callers and from which number, masked. Who did not call then asks for new codes.',
    effects: {
      zone: 'Expiries stay at the same moments and are shown on the new clock.',
      usage:
        'In the usage history, calls up to now keep the days they were counted on; their times are shown on the new clock.',
      language:
        'Emails from now on are written in this language, unless their conference has one of its own; those already sent stay as they are.',
      portal:
        'The portal itself speaks to each person in the language of their own browser or choice.',
    },
    save: 'Save',
    saved: 'Profile saved.',
  },
  members: {
    title: 'Team',
    count: (count: number) =>
      plural('en', count, { one: `${count} member`, other: `${count} members` }),
    invite: 'Invite somebody',
    you: 'You',
    role,
    invited: (time: string) => `Invitation sent ${time}`,
    inviting: 'Sending the invitation',
    inviteFailed: (reason: string) => `The invitation email failed: ${reason}`,
    inviteWaiting: (why: string) => `The invitation email is waiting: ${why}`,
    inviteUncertain: (reason: string) =>
      `The invitation email may or may not have arrived: ${reason}`,
    serverSaid: 'The mail server said:',
    technically: 'In technical words:',
    pending: (as: Role) => `Being added as ${asRole[as]}`,
    slow: 'Adding them takes longer than usual. You can leave this page; it goes on by itself.',
    failed: 'Not added',
    failure: invitationFailure,
    dismiss: 'Dismiss',
    dismissFor: (email: string) => `Dismiss the invitation of ${email}`,
    actionsFor: (email: string) => `Actions for ${email}`,
    make: { admin: 'Make administrator', viewer: 'Make viewer' },
    sendAgain: 'Send invitation again',
    remove: 'Take out of the account',
    refreshFailed: {
      title: 'The team could not be brought up to date',
      text: 'What you see may be a little old. Try again in a moment.',
    },
  },
  done: {
    invited: (email: string) => `${email} is being invited.`,
    added: (email: string) => `${email} is in the team.`,
    notAdded: (email: string) => `${email} could not be added.`,
    roleChanged: (email: string, to: Role) => `${email} is now ${asRole[to]}.`,
    removed: (email: string) => `${email} was taken out of the account.`,
    alreadyRemoved: (email: string) => `Somebody else had already taken ${email} out.`,
    left: (account: string) => `You have left ${account}.`,
  },
  inviteForm: {
    title: 'Invite somebody',
    email: 'Email address',
    emailHint: 'They get an email with a link; whoever is new here chooses a password first.',
    written: {
      en: 'The invitation is written in English.',
      fr: 'The invitation is written in French.',
    },
    required: 'Enter the email address of the person.',
    invalid: 'This is not an email address that can be written to. Check it.',
    several: 'Enter one address at a time: each person gets an invitation of their own.',
    yourself: 'This is your own address, and you are a member already.',
    role: 'They come in as',
    roleHint: {
      admin:
        'Generates, changes and deletes conferences, sees leader codes, invites people and takes them out.',
      viewer:
        'Sees the conferences and their participant codes. Never a leader code, and changes nothing.',
    },
    sameRole: (email: string, is: Role) =>
      `${email} is already ${asRole[is]} here. The invitation email is sent again.`,
    otherRole: (email: string, is: Role, becomes: Role) =>
      `${email} is ${asRole[is]} here. This makes them ${asRole[becomes]} and tells them by email.`,
    pending: (email: string) => `${email} is being added at this moment.`,
    send: 'Send invitation',
  },
  removeQuestion: {
    title: (email: string) => `Take ${email} out of the account?`,
    access: 'Their access ends with their next request. No email tells them.',
    stays: 'Conferences that they generated or lead stay as they are.',
    codes:
      'Access codes that they know stay valid. Give those conferences new codes if they must not call in any more.',
    confirm: 'Take out',
  },
  stepDownQuestion: {
    title: 'Stop being an administrator?',
    text: 'You will see the conferences, but no leader codes, and change nothing. Only another administrator can make you one again.',
    confirm: 'Become a viewer',
  },
  yourself: {
    title: 'Your membership',
    is: (email: string, as: Role) => `${email} is ${asRole[as]} of this account.`,
    leave: 'Leave the account',
    lastAdmin: 'The last administrator cannot leave. Make somebody else administrator first.',
  },
  leaveQuestion: {
    title: (account: string) => `Leave ${account}?`,
    text: 'Your access ends at once. Only an administrator can let you in again.',
    stays: 'Conferences that you generated or lead stay as they are, and so do their codes.',
    confirm: 'Leave',
  },
  problems: {
    unavailable: {
      title: 'No answer: perhaps not done',
      text: 'You may be offline, or the service may be away. Nothing you entered is lost. Try again; it will not be done twice.',
    },
    quota: {
      title: 'Not done: the service has reached a limit',
      text: 'Nothing you entered is lost. Try again in a few minutes.',
    },
    session: {
      title: 'Not done: your session has ended',
      text: 'Sign in again; you will come back to this page.',
    },
    unknown: {
      title: 'Not done, for a reason we do not know',
      text: 'Nothing you entered is lost. Try again, and tell support if it keeps happening.',
    },
    notMember: {
      title: 'Not done: you are no longer a member of this account',
      text: 'Ask one of its administrators to add you again.',
    },
    notAdmin: {
      title: 'Not done: you are no longer an administrator',
      text: 'Another administrator has made you a viewer. Ask one of them.',
    },
    refused: {
      title: 'Not done: it was refused',
      text: 'Somebody may have changed this at the same moment. Look at it again and repeat it.',
    },
    gone: {
      title: 'Somebody else has already taken this person out',
      text: 'There is nothing left to change. The list now shows the team as it is.',
    },
    lastAdmin: {
      title: 'Not done: there is no other administrator',
      text: 'An account needs one. Make somebody else administrator first.',
    },
  },
  profileChanged: {
    title: 'Somebody else has just changed the Profile',
    text: (zone: string, language: string, reminders: boolean, receipts: boolean) =>
      `It now says ${zone} and ${language}; emails before an expiry are ${onOff(reminders)}, those after a call ${onOff(receipts)}. Nothing was overwritten; save again to set what you chose.`,
  },
};
