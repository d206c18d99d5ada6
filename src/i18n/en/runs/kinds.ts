import { plural } from '../../plural.ts';

/** What a Save by a run is called, which sends an email about a conference that is there. */
const emails = {
  sent: 'email sent',
  failed: 'email not sent',
  waiting: 'email on its way',
  putOff: 'email waiting',
  uncertain: 'email perhaps sent',
};

const begun = {
  figures: { made: 'Begun', sent: 'Emails sent' },
  phase: { sending: 'Sending the last emails' },
  hint: {
    sending: 'All is begun. You can close this page: the emails go out all the same.',
  },
  reasons: {
    deleted: 'was deleted meanwhile',
    refused: 'not taken: its details are not valid by today’s rules; save it by hand',
  },
};

/** Of a run that only deletes or brings back. */
const withoutEmails = {
  failed: 'Failed',
  putOff: 'Waiting',
  uncertain: 'Not certain',
};

export const kinds = {
  again: {
    ...begun,
    summary: {
      allSent: (count: number, formatted: string) =>
        plural('en', count, {
          one: `${formatted} email was sent again.`,
          other: `${formatted} emails were sent again.`,
        }),
      made: (formatted: string) => `Begun: ${formatted}.`,
      none: 'No email was sent again.',
    },
    results: { ...emails, notMade: 'not begun' },
  },
  codes: {
    ...begun,
    summary: {
      allSent: (count: number, formatted: string) =>
        plural('en', count, {
          one: `${formatted} conference has new codes, and its email was sent.`,
          other: `${formatted} conferences have new codes, and all emails were sent.`,
        }),
      made: (formatted: string) => `New codes asked for: ${formatted}.`,
      none: 'No conference was given new codes.',
    },
    results: { ...emails, notMade: 'no new codes' },
  },
  reassign: {
    ...begun,
    summary: {
      allSent: (count: number, formatted: string) =>
        plural('en', count, {
          one: `${formatted} conference has its new admin, and its email was sent.`,
          other: `${formatted} conferences have their new admin, and all emails were sent.`,
        }),
      made: (formatted: string) => `Conferences with their new admin: ${formatted}.`,
      none: 'No conference was given another admin.',
    },
    results: { ...emails, notMade: 'admin not changed' },
  },
  expiry: {
    ...begun,
    summary: {
      allSent: (count: number, formatted: string) =>
        plural('en', count, {
          one: `${formatted} conference has its new expiry, and its email was sent.`,
          other: `${formatted} conferences have their new expiry, and all emails were sent.`,
        }),
      made: (formatted: string) => `Conferences with their new expiry: ${formatted}.`,
      none: 'No expiry was changed.',
    },
    reasons: { ...begun.reasons, expired: 'the new expiry has passed meanwhile' },
    results: { ...emails, notMade: 'expiry not changed' },
  },
  delete: {
    figures: { made: 'Deleted', sent: 'Codes stopped' },
    phase: { sending: 'Stopping the last codes' },
    hint: {
      sending: 'All is deleted. You can close this page: the last codes stop all the same.',
      paused: 'Nothing more is deleted until you continue.',
    },
    summary: {
      allSent: (count: number, formatted: string) =>
        plural('en', count, {
          one: `${formatted} conference was deleted and its codes stopped. No email was sent.`,
          other: `${formatted} conferences were deleted and their codes stopped. No email was sent.`,
        }),
      made: (formatted: string) => `Conferences deleted: ${formatted}.`,
      open: (formatted: string) => `Codes about to stop: ${formatted}.`,
      goesOn: 'That usually takes a moment, and goes on by itself.',
      none: 'No conference was deleted.',
    },
    reasons: {
      saved: 'saved by somebody meanwhile',
      deleted: 'somebody else had deleted it already',
      refused: 'the deletion was not taken',
    },
    results: {
      ...withoutEmails,
      sent: 'deleted',
      waiting: 'deleted, codes about to stop',
      notMade: 'not deleted',
      undone: 'brought back since',
    },
  },
  restore: {
    figures: { made: 'Brought back', sent: 'Codes work again' },
    phase: { sending: 'Letting the last codes work' },
    hint: {
      sending: 'All is brought back. You can close this page: the last codes work all the same.',
      paused: 'Nothing more is brought back until you continue.',
    },
    summary: {
      allSent: (count: number, formatted: string) =>
        plural('en', count, {
          one: `${formatted} conference was brought back, and its codes work. No email was sent.`,
          other: `${formatted} conferences were brought back, and their codes work. No email was sent.`,
        }),
      made: (formatted: string) => `Conferences brought back: ${formatted}.`,
      open: (formatted: string) => `Codes about to work again: ${formatted}.`,
      goesOn: 'That usually takes a moment, and goes on by itself.',
      none: 'No conference was brought back.',
    },
    reasons: {
      has: 'its user has been given another conference',
      deleted: 'deleted otherwise since, or gone for good',
      refused: 'not taken: more than a day has passed since its deletion',
      already: 'is there already',
    },
    results: {
      ...withoutEmails,
      sent: 'brought back',
      waiting: 'brought back, codes about to work',
      notMade: 'not brought back',
      undone: 'deleted again since',
    },
  },
};
