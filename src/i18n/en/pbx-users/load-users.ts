import type { FileProblem } from '../../../../domain/csv/decode.ts';
import type { ImportFinding } from '../../../../domain/conference/conference-import.ts';
import type { RowProblem } from '../../../../domain/csv/read-table.ts';
import type { UserFinding } from '../../../../domain/pbx-users/pbx-directory.ts';
import { plural } from '../../plural.ts';

/** Why a file was not read; `broken` is no fault of the file. */
const problems: Record<FileProblem | 'unreadable' | 'broken', { title: string; text: string }> = {
  empty: {
    title: 'This file is empty',
    text: 'Nothing is in it. Export it again, or choose another.',
  },
  tooLarge: {
    title: 'This file is too large',
    text: 'A file may have up to 20 MB. Leave out the columns that are not needed, or split it.',
  },
  workbook: {
    title: 'This is a workbook, not a CSV file',
    text: 'Open it in Excel, choose “Save as” and the type “CSV UTF-8”, and load that file.',
  },
  notText: {
    title: 'This is not a CSV file',
    text: 'It holds something other than a table in text form. Export the list as CSV and load that file.',
  },
  noHeader: {
    title: 'The first row has no headers',
    text: 'The first row must name the columns, such as Name, Extension and Email. Add such a row and load the file again.',
  },
  noRows: {
    title: 'There are no rows below the headers',
    text: 'The file names its columns and nothing else. Export it again, or choose another.',
  },
  brokenQuotes: {
    title: 'The quotation marks in this file do not match',
    text: 'Too many of them are opened and never closed, so its rows cannot be told apart. Export it again as CSV.',
  },
  unreadable: {
    title: 'The file could not be read',
    text: 'It may have been changed, moved or opened by another program. Choose it again.',
  },
  broken: {
    title: 'The file could not be read',
    text: 'It has nothing to do with the file. Choose it again, and tell support if it keeps happening.',
  },
};

const rows = (count: number, formatted: string) =>
  plural('en', count, { one: `${formatted} row`, other: `${formatted} rows` });
const people = (count: number, formatted: string) =>
  plural('en', count, { one: `${formatted} user`, other: `${formatted} users` });
const conferences = (count: number, formatted: string) =>
  plural('en', count, { one: `${formatted} conference`, other: `${formatted} conferences` });

/** What is odd about rows of one kind. */
export interface FindingWords {
  /** For how many. */
  readonly title: (count: number, formatted: string) => string;
  /** What comes of it. */
  readonly text: (count: number) => string;
  /**
   * The sentence about one: `value` is what stands there; `other` an earlier row that it is about, or
   * which problem it is.
   */
  readonly row: (row: string, value: string, other: string) => string;
}

const rowFindings: Record<RowProblem['kind'], FindingWords> = {
  'quote.unclosed': {
    title: (count, formatted) => `${rows(count, formatted)} with an open quotation mark.`,
    text: () => 'Left out: where the row ends cannot be told.',
    row: (row) => `Row ${row} opens a quotation mark and never closes it.`,
  },
  'quote.stray': {
    title: (count, formatted) => `${rows(count, formatted)} with a stray quotation mark.`,
    text: () => 'Read as it stands; look whether it is right.',
    row: (row) => `Row ${row} has a quotation mark in the middle of a cell.`,
  },
  'cells.extra': {
    title: (count, formatted) => `${rows(count, formatted)} with more cells than headers.`,
    text: () => 'The cells beyond are left out; others may stand in the wrong column.',
    row: (row) => `Row ${row} has more cells than there are headers.`,
  },
};

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

const importFindings: Record<ImportFinding['kind'], FindingWords> = {
  'row.empty': {
    title: (count, formatted) => `${rows(count, formatted)} with neither Tag nor email.`,
    text: () => 'Left out.',
    row: (row) => `Row ${row} has neither a Tag nor an email.`,
  },
  'row.repeated': {
    title: (count, formatted) => `${rows(count, formatted)} repeated.`,
    text: () => 'Left out: an earlier row has the same Tag and email.',
    row: (row, _value, other) => `Row ${row} has the Tag and the email of row ${other}.`,
  },
  'tag.unusable': {
    title: (count, formatted) => `${rows(count, formatted)} with a Tag that cannot be used.`,
    text: () => 'Left out: a Tag has 1 to 60 characters, all of them visible.',
    row: (row, value, other) =>
      other === 'tag.required'
        ? `Row ${row} has no Tag.`
        : other === 'tag.tooLong'
          ? `Row ${row} has a Tag of more than 60 characters: “${value}”.`
          : `Row ${row} has an invisible character in its Tag: “${value}”.`,
  },
  'email.unusable': {
    title: (count, formatted) => `${rows(count, formatted)} with an email that cannot be used.`,
    text: () => 'Left out: the access codes go to exactly one address.',
    row: (row, value, other) =>
      other === 'email.required'
        ? `Row ${row} has no email.`
        : other === 'email.several'
          ? `Row ${row} has several addresses where one belongs: “${value}”.`
          : `Row ${row} has something that is no email address: “${value}”.`,
  },
  'expiry.unusable': {
    title: (count, formatted) => `${rows(count, formatted)} with an expiry that cannot be.`,
    text: () => 'Left out: an expiry lies in the future, at a time that the account’s clock shows.',
    row: (row, value, other) =>
      other === 'expiry.skipped'
        ? `Row ${row} expires at a time that the clocks skip: ${value}.`
        : `Row ${row} expires in the past: ${value}.`,
  },
  'expiry.unreadable': {
    title: (count, formatted) => `${rows(count, formatted)} with an expiry that is no date.`,
    text: () => 'Left out: write 2030-01-31 or 2030-01-31 17:00; “never” or nothing for none.',
    row: (row, value) => `Row ${row} has an expiry that cannot be read: “${value}”.`,
  },
  'expiry.doubled': {
    title: (count, formatted) =>
      `${rows(count, formatted)} with a time that comes twice, as the clocks are set back.`,
    text: () => 'Will be made, with the later of the two moments.',
    row: (row, value) => `Row ${row} expires at a time that comes twice: ${value}.`,
  },
};

export const load = {
  file: {
    heading: 'File',
    drop: 'Drop a CSV file here',
    dropNow: 'Let go to read this file',
    choose: 'Choose a file',
    another: 'Choose another',
    limits:
      'Commas, semicolons or tabs, as Excel saves them; up to 10,000 rows. The first row names the columns.',
    sample: 'Download a sample file',
    reading: 'Reading…',
    rows,
    beyond: {
      title: (kept: string) => `Only the first ${kept} rows are read`,
      text: (beyond: string) =>
        `${beyond} more rows of this file are left out. Split it and load the parts one after the other.`,
    },
    kilobytes: (size: string) => `${size} KB`,
    megabytes: (size: string) => `${size} MB`,
    problems,
  },
  columns: {
    heading: 'Columns',
    intro: 'Matched by their headers. Correct what is not right.',
    none: 'Not in this file',
    example: 'For example:',
    unnamed: (number: number) => `Column ${number}, without a header`,
    numbered: (header: string, number: number) => `${header} (column ${number})`,
  },
  findings: {
    heading: 'What to look at',
    download: 'Download all of this as CSV',
    more: (count: string) => `Show ${count} more`,
    beyond: (count: number, formatted: string) =>
      `And ${rows(count, formatted)} more. The download has all of them.`,
    file: { name: 'findings', row: 'Row', finding: 'Finding' },
    rows: rowFindings,
  },
  users: {
    title: 'Load users from a file',
    back: 'Cloud PBX users',
    intro:
      'Brings the list of Cloud PBX users up to date from a CSV file. Nothing is changed before you have seen what will happen, and no email goes out.',
    expects: 'The file has a name, an extension and an email address for each user.',
    fields: {
      name: 'Name',
      firstName: 'First name',
      lastName: 'Last name',
      inTwo: 'First and last name, below',
      extension: 'Extension',
      email: 'Email',
    },
    findings: userFindings,
    /** Which user a row has: nothing that could tell is matched. */
    nothingMatched: 'Match at least the name, the extension or the email to go on.',
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
          one: 'The first user as it will be',
          other: `The first ${formatted} users as they will be`,
        }),
      column: { user: 'Name', extension: 'Extension', email: 'Email', what: 'What happens' },
      what: {
        create: 'New',
        change: 'Changed',
        changeFrom: (before: string) => `Changed, before: ${before}`,
        unchanged: 'Unchanged',
        back: 'Comes back',
        left: 'Marked as having left',
      },
      none: 'None',
      start: (count: number, formatted: string) => `Load ${people(count, formatted)}`,
      nothingToDo: 'The list is up to date already: this file changes nothing.',
    },
    manyLeft: {
      title: (count: number, formatted: string) =>
        `Mark ${people(count, formatted)} as having left?`,
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
      create: (count: number, formatted: string) => `${people(count, formatted)} added`,
      change: (count: number, formatted: string) => `${people(count, formatted)} changed`,
      back: (count: number, formatted: string) =>
        plural('en', count, {
          one: `${formatted} user came back`,
          other: `${formatted} users came back`,
        }),
      left: (count: number, formatted: string) =>
        `${people(count, formatted)} marked as having left`,
      unchanged: (count: number, formatted: string) => `${people(count, formatted)} unchanged`,
      aloud: (count: number, formatted: string) =>
        plural('en', count, {
          one: `Loading is done: ${formatted} user written.`,
          other: `Loading is done: ${formatted} users written.`,
        }),
      generate: 'Generate conferences for those without one',
      list: 'To the list of users',
      another: 'Load another file',
    },
  },
  changed: {
    changed: {
      title: 'The file has been changed since you chose it',
      text: 'What is shown here is the file as it was. Read it again, or go on with what is shown.',
    },
    lost: {
      title: 'The file has been changed or moved since you chose it',
      text: 'The browser may not read it again by itself. Choose it again, or go on with what is shown.',
    },
    readAgain: 'Read it again',
    chooseAgain: 'Choose it again',
    goOn: 'Go on with what is shown',
  },
  import: {
    title: 'Import conferences',
    back: 'Conferences',
    intro:
      'Makes a conference for each row of a CSV file: for people who are no users of the Cloud PBX, and for rooms and teams. Each conference admin gets the information email. Nothing is made before you have seen what will happen.',
    expects:
      'The file has a Tag and the conference admin’s email for each conference, and may have an expiry.',
    fields: { tag: 'Tag', email: 'Conference admin’s email', expiry: 'Expires' },
    findings: importFindings,
    notMatched: 'Match the Tag and the conference admin’s email to go on.',
    closed: {
      title: 'Only administrators import conferences',
      text: 'You can see the conferences of the account and export them; an administrator can make new ones.',
      back: 'To the conferences',
    },
    expiry: {
      heading: 'Expiry',
      forAll: 'Where the file says no expiry, the conferences never expire',
      forAllText: 'Uncheck to choose when they expire.',
      zone: (zone: string) => `Dates are on the account’s clock: ${zone}.`,
      date: 'Expires on',
      required: 'Choose the date and the time, or check that they never expire.',
    },
    preview: {
      heading: 'What will happen',
      looking: (done: string, total: string) =>
        `Looking for those that are there already: ${done} of ${total}`,
      figures: {
        make: (_count: number) => 'will be made',
        there: (_count: number) => 'there already, left alone',
        out: (_count: number) => 'cannot be made',
      },
      nothing: 'There is nothing to make from this file.',
      allThere: 'All conferences of this file are there already.',
      firstRows: (count: number, formatted: string) =>
        plural('en', count, {
          one: 'The first conference as it will be',
          other: `The first ${formatted} conferences as they will be`,
        }),
      column: { tag: 'Tag', admin: 'Conference admin', expires: 'Expires', what: 'What happens' },
      what: { make: 'New', there: 'There already' },
      sends: (count: number, formatted: string) =>
        plural('en', count, {
          one: `${formatted} information email goes out.`,
          other: `${formatted} information emails go out, at a pace that makes nobody else wait.`,
        }),
      start: (count: number, formatted: string) => `Generate ${conferences(count, formatted)}`,
    },
  },
  export: {
    title: 'Exporting conferences',
    doneTitle: 'Conferences exported',
    read: (count: number, formatted: string) => `${conferences(count, formatted)} read`,
    done: (count: number, formatted: string, fileName: string) =>
      `${conferences(count, formatted)} written to ${fileName}, which your browser has saved with your downloads.`,
    noLeaderCodes: 'The file holds no leader codes.',
    columns: {
      tag: 'Tag',
      admin: 'Conference admin’s email',
      participantCode: 'Participant code',
      expires: 'Expires',
      state: 'State',
      email: 'Information email',
      emailAt: 'Emailed on',
      emailReason: 'Reason',
      created: 'Created',
    },
  },
};
