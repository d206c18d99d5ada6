import type { ActivityGroup } from '../../../domain/account/activity-groups.ts';
import { plural } from '../plural.ts';

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
export const activityPage = {
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
