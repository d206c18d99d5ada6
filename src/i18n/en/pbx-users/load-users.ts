import type { UserFinding } from '../../../../domain/pbx-users/pbx-directory.ts';
import { plural } from '../../plural.ts';
import { rows, users } from '../counts.ts';
import type { FindingWords } from '../csv-files.ts';

const userFindings: Record<UserFinding['kind'], FindingWords> = {
  'row.empty': {
    title: (count, formatted) => `${rows(count, formatted)} without anybody.`,
    text: () => 'Left out: no name, no extension and no email.',
    row: (row) => `Row ${row} has neither a name nor an extension nor an email.`,
  },
  'row.repeated': {
    title: (count, formatted) => `${rows(count, formatted)} repeated.`,
    text: () => 'Left out: an earlier row says the same.',
    row: (row, _value, other) => `Row ${row} says the same as row ${other}.`,
  },
  'email.missing': {
    title: (count, formatted) => `${rows(count, formatted)} without an email.`,
    text: () => 'Will be loaded; a conference can be generated once there is one.',
    row: (row) => `Row ${row} has no email.`,
  },
  'email.unusable': {
    title: (count, formatted) => `${rows(count, formatted)} with an email that cannot be used.`,
    text: () => 'Will be loaded; a conference can be generated once it is corrected.',
    row: (row, value, other) =>
      other === 'email.several'
        ? `Row ${row} has several addresses where one belongs: “${value}”.`
        : `Row ${row} has something that is no email address: “${value}”.`,
  },
  'email.first': {
    title: (count, formatted) => `${rows(count, formatted)} with several addresses.`,
    text: () => 'Will be loaded with the first of them.',
    row: (row, value, other) =>
      `Row ${row} has several addresses, of which ${other} is taken: “${value}”.`,
  },
  'extension.first': {
    title: (count, formatted) => `${rows(count, formatted)} with several extensions.`,
    text: () => 'Will be loaded with the first of them.',
    row: (row, value, other) =>
      `Row ${row} has several extensions, of which ${other} is taken: “${value}”.`,
  },
  'cell.mangled': {
    title: (count, formatted) => `${rows(count, formatted)} that a spreadsheet has spoilt.`,
    text: () =>
      'Will be loaded without what is spoilt. Format the column as text and export it again.',
    row: (row, value) =>
      `Row ${row} has “${value}”, which a spreadsheet wrote in place of something else.`,
  },
  'user.off': {
    title: (count, formatted) =>
      plural('en', count, {
        one: `${formatted} person who is off.`,
        other: `${formatted} people who are off.`,
      }),
    text: () => 'Left out, unless you choose otherwise below.',
    row: (row, value) => `Row ${row} says “${value}”.`,
  },
  'user.offTaken': {
    title: (count, formatted) =>
      plural('en', count, {
        one: `${formatted} person who is off.`,
        other: `${formatted} people who are off.`,
      }),
    text: () => 'Will be loaded, as you have chosen below.',
    row: (row, value) => `Row ${row} says “${value}”.`,
  },
  'email.shared': {
    title: (count, formatted) => `${rows(count, formatted)} with the email of somebody else.`,
    text: () => 'Will be loaded: each gets a conference, and all emails go to that address.',
    row: (row, value, other) => `Row ${row} has the same email as row ${other}: ${value}.`,
  },
  'name.missing': {
    title: (count, formatted) => `${rows(count, formatted)} without a name.`,
    text: () => 'Will be loaded under the extension or the email instead.',
    row: (row, value) => `Row ${row} has no name; “${value}” stands for it.`,
  },
  'name.tooLong': {
    title: (count, formatted) => `${rows(count, formatted)} with a name that is too long.`,
    text: () => 'Will be loaded with the first 100 characters.',
    row: (row, value) => `Row ${row} has a name cut to “${value}”.`,
  },
  'extension.tooLong': {
    title: (count, formatted) => `${rows(count, formatted)} with an extension that is too long.`,
    text: () => 'Will be loaded without it: an extension has at most 20 characters.',
    row: (row, value) => `Row ${row} has “${value}” as its extension.`,
  },
};

export const loadUsers = {
  title: 'Load users from a file',
  back: 'Cloud PBX users',
  intro:
    'Brings the list of Cloud PBX users up to date from a CSV file. Nothing is changed before you have seen what will happen, and no email goes out.',
  expects: 'The file has a name, an extension and an email address for each user.',
  fields: {
    name: 'Name',
    firstName: 'First name',
    lastName: 'Last name',
    otherName: 'Name, where these are empty',
    inTwo: 'First and last name, below',
    extension: 'Extension',
    email: 'Email',
    state: 'Active or not',
  },
  findings: userFindings,
  /** Which user a row has: nothing that could tell is matched. */
  nothingMatched: 'Match at least the name, the extension or the email to go on.',
  off: {
    heading: 'People who are off',
    load: (count: number, formatted: string) =>
      plural('en', count, {
        one: 'Load the person who is off as well',
        other: `Load the ${formatted} people who are off as well`,
      }),
    text: 'What the file says of them is listed above. Left out, they count as not in the file.',
  },
  closed: {
    viewer: {
      title: 'Only administrators load users',
      text: 'You can see the list of Cloud PBX users; an administrator of the account keeps it up to date.',
    },
    provider: {
      title: 'Your provider keeps this list up to date',
      text: 'The users come from the Cloud PBX by themselves, so no file is needed here.',
    },
    back: 'To the list of users',
  },
  preview: {
    heading: 'What will happen',
    reading: (read: string) => `Reading the present list: ${read} users`,
    comparing: 'Comparing with the present list',
    figures: {
      create: (_count: number) => 'new',
      change: (_count: number) => 'changed',
      unchanged: (_count: number) => 'unchanged',
      back: (count: number) => plural('en', count, { one: 'comes back', other: 'come back' }),
      left: (_count: number) => 'not in the file',
    },
    markLeft: 'Mark those who are not in the file as having left',
    markLeftText: (count: number, formatted: string) =>
      plural('en', count, {
        one: `${formatted} user is in the list and not in this file. Nobody is deleted, and a conference stays as it is.`,
        other: `${formatted} users are in the list and not in this file. Nobody is deleted, and conferences stay as they are.`,
      }),
    notWhole:
      'Not all rows of the file could be read, so nobody is marked as having left: they may be among the rows that are missing.',
    nobody: 'There is nobody to load: no row of the file tells who somebody is.',
    firstRows: (count: number, formatted: string) =>
      plural('en', count, {
        one: 'The first of those whom the file changes',
        other: `The first ${formatted} of those whom the file changes`,
      }),
    firstOf: (shown: string, all: string) => `The first ${shown} of ${all}`,
    /** A field of somebody who is changed; an empty `before`: there was nothing. */
    change: (field: string, before: string) =>
      before === '' ? `${field} added` : `${field} changed, before: ${before}`,
    column: { user: 'Name', extension: 'Extension', email: 'Email', what: 'What happens' },
    what: {
      create: 'New',
      unchanged: 'Unchanged',
      back: 'Comes back',
      left: 'Not in the file',
    },
    none: 'None',
    start: (count: number, formatted: string) => `Load ${users(count, formatted)}`,
    nothingToDo: 'The list is up to date already: this file changes nothing.',
  },
  manyLeft: {
    title: (count: number, formatted: string) => `Mark ${users(count, formatted)} as having left?`,
    text: (left: string, present: string) =>
      `${left} of the ${present} users in the list are not in this file. If it holds only a part of them, such as one department, go back and uncheck the box.`,
    confirm: 'Mark them and load',
  },
  running: {
    heading: 'Loading users',
    progress: (done: string, total: string) => `${done} of ${total} loaded`,
    stay: 'Stay on this page until it is done. If it is interrupted, loading the file again goes on where it ended.',
  },
  stopped: {
    loaded: (done: string, total: string) =>
      `${done} of ${total} are loaded; the others are as they were.`,
    goOn: 'Go on',
    unavailable: {
      title: 'No answer: loading has stopped',
      text: 'You may be offline, or the service may be away for a moment. Go on once that is over; nobody is loaded twice.',
    },
    quota: {
      title: 'The service has reached a limit: loading has stopped',
      text: 'Go on in a few minutes.',
    },
    session: {
      title: 'Your session has ended: loading has stopped',
      text: 'Sign in again and load the file once more; it goes on where it ended.',
    },
    unknown: {
      title: 'Loading has stopped, for a reason we do not know',
      text: 'Go on, and tell support if it keeps happening.',
    },
    contended: {
      title: 'Somebody else is changing the list right now: loading has stopped',
      text: 'Wait until they are done, and go on.',
    },
    notMember: {
      title: 'You are no longer a member of this account: loading has stopped',
      text: 'Ask an administrator to add you again.',
    },
    viewer: {
      title: 'You are no longer an administrator: loading has stopped',
      text: 'Ask an administrator of the account to load the file.',
    },
    serviceOff: {
      title: 'Cloud PBX has been switched off: loading has stopped',
      text: 'It is no longer on the account’s Profile. Your telephony provider can switch it on.',
    },
    provider: {
      title: 'Your provider keeps this list now: loading has stopped',
      text: 'The users come from the Cloud PBX by themselves from here on.',
    },
  },
  done: {
    heading: 'Users loaded',
    create: (count: number, formatted: string) => `${users(count, formatted)} added`,
    change: (count: number, formatted: string) => `${users(count, formatted)} changed`,
    back: (count: number, formatted: string) =>
      plural('en', count, {
        one: `${formatted} user came back`,
        other: `${formatted} users came back`,
      }),
    left: (count: number, formatted: string) => `${users(count, formatted)} marked as having left`,
    unchanged: (count: number, formatted: string) => `${users(count, formatted)} unchanged`,
    aloud: (count: number, formatted: string) =>
      plural('en', count, {
        one: `Loading is done: ${formatted} user written.`,
        other: `Loading is done: ${formatted} users written.`,
      }),
    generate: 'Generate conferences for those without one',
    list: 'To the list of users',
    another: 'Load another file',
  },
};
