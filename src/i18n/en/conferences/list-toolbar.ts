import { plural } from '../../plural.ts';

export const list = {
  search: {
    label: 'Search by Tag, email or code',
    placeholder: 'Tag, email or code…',
    clear: 'Clear the search',
    order: 'Best match first',
  },
  running: 'Call in progress',
  status: {
    label: 'Status',
    all: 'All statuses',
    active: 'Active',
    expiring: 'Expiring within 30 days',
    expired: 'Expired',
    failed: 'Email failed',
    outdated: 'Email out of date',
  },
  sort: {
    label: 'Sort by',
    '-created': 'Newest first',
    created: 'Oldest first',
    tag: 'Tag, A to Z',
    '-tag': 'Tag, Z to A',
    admin: 'Admin, A to Z',
    '-admin': 'Admin, Z to A',
    expiry: 'Expires first',
    '-expiry': 'Expires last',
  },
  failed: (count: number, formatted: string) =>
    plural('en', count, { one: `${formatted} email failed`, other: `${formatted} emails failed` }),
  outdated: {
    count: (count: number, formatted: string) =>
      plural('en', count, {
        one: `${formatted} email out of date`,
        other: `${formatted} emails out of date`,
      }),
    mark: 'Out of date',
    reasons: {
      numbers: 'earlier numbers',
      menu: 'earlier keys',
      codes: 'earlier codes',
      address: 'address changed',
      directory: 'new PBX address',
    },
  },
  found: (count: number, formatted: string) =>
    plural('en', count, {
      one: `${formatted} conference found.`,
      other: `${formatted} conferences found.`,
    }),
  loading: 'Loading conferences',
  more: { label: 'Export or import', export: 'Export to CSV', import: 'Import conferences…' },
  pages: {
    label: 'Pages',
    previous: 'Previous',
    next: 'Next',
    position: (from: string, to: string, total: string) => `${from}–${to} of ${total}`,
    beyond: (counted: string) => `Beyond the first ${counted}`,
  },
  select: {
    one: (tag: string) => `Select ${tag}`,
    page: 'Select all on this page',
    pageShort: 'All on this page',
  },
  nothing: {
    title: 'Nothing to show here',
    search: (typed: string) =>
      `No word of a Tag, no email and no participant code begins with “${typed}”.`,
    searchWithin: (typed: string, status: string) =>
      `No word of a Tag, no email and no participant code begins with “${typed}” where the status is “${status}”.`,
    active: 'No conference is active: all have expired.',
    expiring: 'No conference expires within the next 30 days.',
    expired: 'No conference has expired.',
    failed: 'No email has failed: all have been sent, or are on their way.',
    outdated: 'No email is out of date: what leaders have is true.',
    clear: 'Clear filters',
  },
  oldCode: (until: string) => `Old code until ${until}`,
};
