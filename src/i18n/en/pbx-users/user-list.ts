import { plural } from '../../plural.ts';

export const userList = {
  count: (count: number, formatted: string) =>
    plural('en', count, { one: `${formatted} user`, other: `${formatted} users` }),
  load: 'Load users from a file',
  generateForTheRest: 'Generate conferences for those without one',
  keptByProvider: 'Your telephony provider keeps this list up to date.',
  search: {
    label: 'Search by name, extension or email',
    placeholder: 'Name, extension or email…',
    clear: 'Clear the search',
  },
  show: {
    label: 'Show',
    all: 'All users',
    without: 'Without a conference',
    has: 'With a conference',
    unusable: 'Email not usable',
    left: 'No longer in the PBX',
  },
  columns: {
    name: 'Name',
    extension: 'Extension',
    email: 'Email',
    conference: 'Conference',
  },
  noExtension: 'No extension',
  email: {
    'email.required': 'No email',
    'email.several': 'Several addresses',
    'email.notOneAddress': 'Not an address',
  },
  conference: {
    none: 'None',
    open: 'Open',
    openOf: (name: string) => `Open the conference of ${name}`,
  },
  left: (date: string) => `Left on ${date}`,
  selection: {
    label: 'Selection',
    hint: 'Select the users who are to get a conference.',
    hintLeft: 'Select the users whose conferences are to go to somebody else, or to be deleted.',
    user: (name: string) => `Select ${name}`,
    page: 'Select all on this page',
    pageShort: 'All on this page',
    everyone: (formatted: string) => `Select all ${formatted}`,
    matching: (formatted: string) => `Select all ${formatted} that match`,
    some: (_count: number, formatted: string) => `${formatted} selected`,
    all: (formatted: string) => `All ${formatted} selected`,
    none: 'Nobody is selected any more.',
    clear: 'Clear',
    clearLong: 'Clear the selection',
    generate: 'Generate conferences',
    reassign: 'Give their conferences to somebody else…',
    delete: 'Delete their conferences…',
    noConferences: 'None of the selected users has left a conference behind.',
  },
  found: (count: number, formatted: string) =>
    plural('en', count, { one: `${formatted} user found.`, other: `${formatted} users found.` }),
  loading: 'Loading users',
  refreshFailed: 'The list could not be refreshed. What you see may be a little old.',
  beyond: (counted: string) => `Beyond the first ${counted}`,
  nothing: {
    title: 'Nobody to show here',
    search: (typed: string) =>
      `No name, no extension and no email of a user begins with “${typed}”.`,
    searchWithin: (typed: string, filter: string) =>
      `No name, no extension and no email begins with “${typed}” among the users of “${filter}”.`,
    everyone: 'Nobody is in the PBX any more.',
    without: 'Every user has a conference.',
    has: 'No user has a conference yet.',
    unusable: 'Every user without a conference has an email that one can be sent to.',
    left: 'Nobody has left the PBX.',
    clear: 'Clear filters',
  },
  empty: {
    title: 'No users yet',
    text: 'Load the users of your Cloud PBX from a file; then give a conference to some or all of them in one go. Each gets an email with everything needed to start.',
    sample: 'Download a sample file',
    providerText:
      'Your telephony provider loads the users of your Cloud PBX. Once they are here, you give a conference to some or all of them in one go.',
    viewerText:
      'The users of your Cloud PBX will be listed here once an administrator of this account has loaded them.',
  },
};
