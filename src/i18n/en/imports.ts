import type { ImportFinding } from '../../../domain/conference/conference-import.ts';
import { plural } from '../plural.ts';
import { conferences, rows } from './counts.ts';
import type { FindingWords } from './csv-files.ts';

const importFindings: Record<ImportFinding['kind'], FindingWords> = {
  'row.empty': {
    title: (count, formatted) => `${rows(count, formatted)} with neither Tag nor email.`,
    text: () => 'Left out.',
    row: (row) => `Row ${row} has neither a Tag nor an email.`,
  },
  'row.repeated': {
    title: (count, formatted) => `${rows(count, formatted)} repeated.`,
    text: () => 'Left out: an earlier row is about the same conference.',
    row: (row, _value, other) => `Row ${row} is about the same conference as row ${other}.`,
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
  'email.first': {
    title: (count, formatted) => `${rows(count, formatted)} with several addresses.`,
    text: () => 'Will be made for the first of them, who gets the access codes.',
    row: (row, value, other) =>
      `Row ${row} has several addresses, of which ${other} is taken: “${value}”.`,
  },
  'cell.mangled': {
    title: (count, formatted) => `${rows(count, formatted)} that a spreadsheet has spoilt.`,
    text: () => 'Left out: an error stands where the Tag or the email was.',
    row: (row, value) =>
      `Row ${row} has “${value}”, which a spreadsheet wrote in place of something else.`,
  },
  'expiry.either': {
    title: (count, formatted) =>
      `${rows(count, formatted)} with a date that can be read in two ways.`,
    text: () => 'Left out until you have said above which of day and month comes first.',
    row: (row, value) => `Row ${row} has a day and a month that could be either: ${value}.`,
  },
  'expiry.serial': {
    title: (count, formatted) => `${rows(count, formatted)} with a number in place of a date.`,
    text: () =>
      'Left out: it is how a spreadsheet counts days, and not from which day on. Format the column as a date and export it again.',
    row: (row, value) => `Row ${row} has a number as its expiry: ${value}.`,
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
    text: () => 'Left out: write 2030-01-31 or 2030-01-31 17:00, or “never”, or nothing.',
    row: (row, value) => `Row ${row} has an expiry that cannot be read: “${value}”.`,
  },
  'language.unknown': {
    title: (count, formatted) => `${rows(count, formatted)} with a language that we do not write.`,
    text: () => 'Left out: write “en” or “fr”, or nothing for the account’s language.',
    row: (row, value) => `Row ${row} asks for another language: “${value}”.`,
  },
  'expiry.doubled': {
    title: (count, formatted) =>
      `${rows(count, formatted)} with a time that comes twice, as the clocks are set back.`,
    text: () => 'Read as the later of the two moments.',
    row: (row, value) => `Row ${row} expires at a time that comes twice: ${value}.`,
  },
};

/** How many, and how that is written. */
export interface Counted {
  readonly count: number;
  readonly formatted: string;
}

export const imports = {
  title: 'Import conferences',
  back: 'Conferences',
  intro:
    'Makes a conference for each row of a CSV file that is about none of yours: for people who are no users of the Cloud PBX, and for rooms and teams. Each conference admin gets the information email. Nothing is made before you have seen what will happen.',
  expects:
    'The file has a Tag and the conference admin’s email for each conference, and may have an expiry and the language of the email.',
  fields: {
    tag: 'Tag',
    email: 'Conference admin’s email',
    expiry: 'Expires',
    language: 'Language of the email',
    id: 'Conference ID',
    code: 'Participant code',
  },
  findings: importFindings,
  notMatched: 'Match the Tag and the conference admin’s email to go on.',
  dates: {
    heading: 'Day and month',
    question: (value: string, row: string, count: number, formatted: string) =>
      plural('en', count, {
        one: `The file has a date that could be either. What is “${value}” in row ${row}?`,
        other: `The file has ${formatted} dates that could be either, and all of them are read alike. What is “${value}” in row ${row}?`,
      }),
    dayFirst: (day: string) => `${day}: the day comes first`,
    monthFirst: (day: string) => `${day}: the month comes first`,
    unanswered: 'Answer to see what will happen.',
    told: {
      dayFirst: (value: string, row: string) =>
        `Dates of this file are read with the day first, as “${value}” in row ${row} cannot be anything else.`,
      monthFirst: (value: string, row: string) =>
        `Dates of this file are read with the month first, as “${value}” in row ${row} cannot be anything else.`,
    },
  },
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
      change: (_count: number) => 'there already, changed in the file',
      there: (_count: number) => 'there already, left alone',
      out: (_count: number) => 'cannot be made',
    },
    nothing: 'There is nothing to make from this file.',
    allThere: 'All conferences of this file are there already.',
    firstRows: (count: number, formatted: string) =>
      plural('en', count, {
        one: 'The first conference that is made or changed',
        other: `The first ${formatted} conferences that are made or changed`,
      }),
    firstOf: (shown: string, all: string) => `The first ${shown} of ${all}`,
    changed: (field: string, before: string) => `${field} changed, before: ${before}`,
    change: (count: number, formatted: string) =>
      plural('en', count, {
        one: 'Change the conference that is there already as well',
        other: `Change the ${formatted} conferences that are there already as well`,
      }),
    changeText:
      'As if each were edited and saved: its information email goes out again, to the address in the file. Its access codes stay.',
    column: {
      tag: 'Tag',
      admin: 'Conference admin',
      expires: 'Expires',
      language: 'Language',
      what: 'What happens',
    },
    what: { make: 'New', there: 'There already' },
    sends: (count: number, total: string) =>
      plural('en', count, {
        one: `${total} information email goes out.`,
        other: `${total} information emails go out, at a pace that makes nobody else wait.`,
      }),
    languages: (written: string) =>
      `They are written in the language that a row asks for, otherwise ${written}, the account’s.`,
    start: (made: Counted, changed: Counted) =>
      changed.count === 0
        ? `Generate ${conferences(made.count, made.formatted)}`
        : made.count === 0
          ? `Change ${conferences(changed.count, changed.formatted)}`
          : `Generate ${made.formatted} and change ${conferences(changed.count, changed.formatted)}`,
  },
};
