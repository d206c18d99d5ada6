import { plural } from '../../plural.ts';

export const palette = {
  title: 'Go to a conference, a page or an action',
  placeholder: 'Tag, address, code, page or action…',
  results: 'What was found',
  groups: {
    conference: 'Conferences',
    page: 'Pages',
    action: 'Actions',
    account: 'Other accounts',
  },
  expired: 'Expired',
  showAll: (typed: string) => `Show all conferences with “${typed}” in the list`,
  import: 'Import conferences',
  sendAgain: 'Send out-of-date emails again',
  loadUsers: 'Load Cloud PBX users',
  searching: 'Searching…',
  searchFailed: 'The conferences could not be searched. Check your network and type again.',
  nothing: 'Nothing was found.',
  found: (count: number) => plural('en', count, { one: '1 entry.', other: `${count} entries.` }),
};
