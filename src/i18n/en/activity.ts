import type { ActivityGroup } from '../../../domain/account/activity-group-names.ts';
import type { Role } from '../../../domain/account/account.ts';
import type { CommandKind, CommandProblem } from '../../../domain/live-command.ts';
import { plural } from '../plural.ts';
import { conferences } from './counts.ts';
import { failedCallers } from './failed-callers.ts';

/** @param caller whom it was about, where that is not the call. */
type Phrase = (who: string, what: string, caller: string) => string;

/** What an administrator had a bridge do in a call. */
const done: Record<CommandKind, Phrase> = {
  mute: (who, what, caller) => `${who} muted ${caller} in ${what}.`,
  unmute: (who, what, caller) => `${who} unmuted ${caller} in ${what}.`,
  remove: (who, what, caller) => `${who} removed ${caller} from ${what}.`,
  muteAll: (who, what) => `${who} muted all participants in ${what}.`,
  unmuteAll: (who, what) => `${who} unmuted all participants in ${what}.`,
  lock: (who, what) => `${who} locked ${what}.`,
  unlock: (who, what) => `${who} unlocked ${what}.`,
  admit: (who, what) => `${who} let the waiting callers into ${what}.`,
  end: (who, what) => `${who} ended the call in ${what}.`,
};

/** The same, of which it is not known that it was done. */
const asked: Record<CommandKind, Phrase> = {
  mute: (who, what, caller) => `${who} asked to mute ${caller} in ${what}.`,
  unmute: (who, what, caller) => `${who} asked to unmute ${caller} in ${what}.`,
  remove: (who, what, caller) => `${who} asked to remove ${caller} from ${what}.`,
  muteAll: (who, what) => `${who} asked to mute all participants in ${what}.`,
  unmuteAll: (who, what) => `${who} asked to unmute all participants in ${what}.`,
  lock: (who, what) => `${who} asked to lock ${what}.`,
  unlock: (who, what) => `${who} asked to unlock ${what}.`,
  admit: (who, what) => `${who} asked to let the waiting callers into ${what}.`,
  end: (who, what) => `${who} asked to end the call in ${what}.`,
};

const why: Record<CommandProblem, string> = {
  callerLeft: 'The caller had left already.',
  callEnded: 'The call was over already.',
  notPossible: 'The phone bridge cannot do this.',
  failed: 'The phone bridge tried, and it did not work.',
};

const acts = {
  done,
  asked,
  withheld: 'a caller without a number',
  /** Of what was asked and is not known to be done. */
  unanswered: 'The phone bridge has not said whether it did so.',
  why,
};

const asRole: Record<Role, string> = { admin: 'an administrator', viewer: 'a viewer' };

const onOff = (on: boolean) => (on ? 'on' : 'off');

const information = {
  numbers: 'the account’s dial-in numbers',
  menu: 'the keys that work during calls',
  both: 'the account’s dial-in numbers and the keys that work during calls',
};

const groups: Record<ActivityGroup, string> = {
  generated: 'Conferences generated',
  saved: 'Conferences saved',
  codes: 'New codes',
  looks: 'Looks at leader codes',
  deleted: 'Deleted and brought back',
  people: 'Team and sign-ins',
  account: 'Profile and numbers',
  reminders: 'Reminders',
  calls: 'Calls',
};

const entries = (count: number, formatted: string) =>
  plural('en', count, { one: `${formatted} entry`, other: `${formatted} entries` });

/** Filtering the activity, and its export. */
const page = {
  filters: 'Filters',
  person: 'Who',
  anybody: 'Anybody',
  /** Of whom only an address knows. */
  thisPerson: 'One person',
  kind: 'What',
  anything: 'Anything',
  groups,
  conference: 'Conference',
  anyConference: 'Any conference',
  findConference: 'Type the beginning of a Tag',
  thisConference: 'One conference',
  noConference: 'No Tag begins with that.',
  from: 'From',
  to: 'To',
  order: 'The first day comes after the last one.',
  clear: 'Clear filters',
  export: {
    action: 'Export',
    title: 'Exporting the activity',
    doneTitle: 'Activity exported',
    read: (count: number, formatted: string) => `${entries(count, formatted)} read`,
    done: (count: number, formatted: string, fileName: string) =>
      `${entries(count, formatted)} written to ${fileName}, which your browser has saved with your downloads.`,
    note: (zone: string) =>
      `Times are in ${zone}. What was done to many at once has an entry for each. There are no access codes in the file.`,
    file: 'activity',
    columns: {
      at: (zone: string) => `Time (${zone})`,
      by: 'Who',
      what: 'What',
      details: 'Details',
      tag: 'Tag',
      conferenceId: 'Conference id',
      emailTo: 'Email to',
      email: 'Email',
      reason: 'Reason',
    },
  },
};

export const activity = {
  title: 'Activity',
  intro: 'Who did what in this account, newest first. Access codes are never recorded here.',
  refresh: 'Refresh',
  refreshed: 'The activity is up to date.',
  provider: 'Your telephony provider',
  somebody: 'Somebody',
  thisConference: 'this conference',
  /** A conference by its Tag, where a sentence speaks of it. */
  conference: (tag: string) => `the conference ${tag}`,
  untitled: 'a conference',
  /** `who` and `what` may be marks that names and links take the place of. */
  sentences: {
    generated: (who: string, what: string) => `${who} generated ${what}.`,
    saved: (who: string, what: string) => `${who} saved ${what}.`,
    codesRenewed: (who: string, what: string) => `${who} gave ${what} new codes.`,
    expiryMended: (who: string, what: string) =>
      `${who} put the expiry of ${what} to the time that was chosen, as the rules of its time zone had changed.`,
    leaderCodeRevealed: (who: string, what: string) =>
      `${who} looked at the leader code of ${what}.`,
    deleted: (who: string, what: string) => `${who} deleted ${what}.`,
    restored: (who: string, what: string) => `${who} undid the deletion of ${what}.`,
    memberAdded: (who: string, what: string, role: Role) =>
      `${who} added ${what} as ${asRole[role]}.`,
    memberRoleChanged: (who: string, what: string, role: Role) =>
      `${who} made ${what} ${asRole[role]}.`,
    ownRoleChanged: (who: string, role: Role) => `${who} became ${asRole[role]}.`,
    memberRemoved: (who: string, what: string) => `${who} took ${what} out of the account.`,
    left: (who: string) => `${who} left the account.`,
    signInDeleted: (what: string) =>
      `The sign-in of ${what} was deleted; they are no longer in the account.`,
    signInRemade: (what: string) =>
      `The sign-in of ${what}, the last administrator, was deleted. It was made again, without a password.`,
    lastAdminStayed: (what: string) =>
      `${what} stays an administrator, because no other one could sign in.`,
    profileChanged: (who: string) => `${who} changed the account’s Profile.`,
    informationChanged: (who: string, part: 'numbers' | 'menu' | 'both') =>
      `${who} changed ${information[part]}.`,
    expiryReminded: (what: string) => `Reminder to the leader of ${what} that it expires.`,
    leaderCalled: (what: string) => `A call was held with the leader code of ${what}.`,
    runGenerated: (who: string, what: string) => `${who} generated ${what} in one go.`,
    runSaved: (who: string, what: string) => `${who} saved ${what} in one go.`,
    runCodesRenewed: (who: string, what: string) => `${who} gave ${what} new codes in one go.`,
    runDeleted: (who: string, what: string) => `${who} deleted ${what} in one go.`,
    runRestored: (who: string, what: string) => `${who} undid the deletion of ${what} in one go.`,
    callersNotTaken: (what: string) => `Callers with a right code could not join ${what}.`,
  },
  failedCallers,
  acts,
  /** What a run did, which is one entry. */
  inRun: {
    several: 'several conferences',
    conferences,
    show: 'Show each',
    hide: 'Hide',
  },
  /** What a Save changed, each a sentence. */
  changed: {
    tag: (from: string, to: string) => `Tag: from “${from}” to “${to}”.`,
    adminEmail: (from: string, to: string) => `Conference admin: from ${from} to ${to}.`,
    expiresAt: (from: string, to: string) => `Expires: from ${from} to ${to}.`,
    language: (from: string, to: string) => `Language: from ${from} to ${to}.`,
    never: '“never”',
    accounts: 'the account’s',
  },
  outdated: (count: number, formatted: string) =>
    count === 0
      ? 'That made no conference’s email out of date.'
      : plural('en', count, {
          one: `${formatted} conference then had an email that was out of date.`,
          other: `${formatted} conferences then had an email that was out of date.`,
        }),
  expires: (moment: string) => `It was to expire on ${moment}.`,
  /** What was done to the sign-in of somebody else that had the address of who was added. */
  displaced: {
    replaced: (email: string) =>
      `Somebody had signed up with ${email} without proving that the mailbox is theirs. That sign-in was deleted.`,
    returned: (email: string) =>
      `Another person’s sign-in had taken ${email} without proving that the mailbox is theirs. It has its former address again, and was not let in.`,
  },
  comesBack:
    'Whoever reads that mailbox comes back with “Forgot your password?” on the sign-in page.',
  profile: (zone: string, language: string) => `Time zone: ${zone}. Language: ${language}.`,
  emails: (reminders: boolean, receipts: boolean) =>
    `Emails before an expiry: ${onOff(reminders)}. After a call: ${onOff(receipts)}.`,
  languages: { en: 'English', fr: 'French' },
  oldCodesStopped: 'The codes from before stopped at once.',
  overlapUntil: (moment: string) =>
    `The participant code from before works until ${moment}; the leader code stopped at once.`,
  email: {
    queued: 'Sending email',
    waiting: 'Email waiting',
    sent: 'Email sent',
    failed: 'Email failed',
    uncertain: 'Email perhaps sent',
    replaced: 'Email not sent',
    to: (address: string) => `to ${address}`,
    toBecause: (address: string, reason: string) => `to ${address}: ${reason}`,
    serverSaid: 'The mail server said:',
    technically: 'In technical words:',
  },
  today: 'Today',
  yesterday: 'Yesterday',
  loadMore: 'Load more',
  loaded: (count: string) => `${count} entries shown.`,
  zoneNote: (zone: string) => `Times are in ${zone}, the account’s time zone.`,
  empty: {
    title: 'Nothing has happened yet',
    text: 'Each conference that is generated, saved or deleted, each look at a leader code and each change to the team will be listed here.',
    conferenceText: 'What is done with this conference from now on will be listed here.',
  },
  nothingFound: {
    title: 'Nothing like this has happened',
    text: 'No entry fits all that was chosen above. Choose less, or other days.',
  },
  refreshFailed: {
    title: 'The activity could not be brought up to date',
    text: 'What you see may be a little old. Try again in a moment.',
  },
  adminsOnly: {
    title: 'The activity is for administrators',
    text: 'An administrator of the account can tell you what happened, or make you one.',
  },
  page,
};
