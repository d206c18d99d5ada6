import { conferences } from '../counts.ts';

export const conferenceExport = {
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
    language: 'Language',
    state: 'State',
    email: 'Information email',
    emailAt: 'Emailed on',
    emailReason: 'Reason',
    created: 'Created',
    id: 'Conference ID',
  },
};
