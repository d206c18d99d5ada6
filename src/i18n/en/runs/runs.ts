import { plural } from '../../plural.ts';
import { kinds } from './kinds.ts';

export const runs = {
  start: {
    underWay: {
      title: 'Another run has not ended yet',
      text: 'One is made after the other. Open it to see how far it is, to go on with it or to end it.',
      open: 'Open that run',
    },
    notKept: {
      title: 'This browser does not let the run be kept',
      text: 'It would be lost with the page. Leave private browsing or free some space, and try again. Nothing was made.',
    },
  },
  run: {
    title: {
      users: 'Generating conferences',
      import: 'Importing conferences',
      again: 'Sending emails again',
      codes: 'Giving new codes',
      reassign: 'Changing the conference admin',
      expiry: 'Changing the expiry',
      delete: 'Deleting conferences',
      restore: 'Bringing conferences back',
      other: 'Conferences of one run',
    },
    ended: {
      users: 'Conferences generated',
      import: 'Conferences imported',
      again: 'Emails sent again',
      codes: 'New codes given',
      reassign: 'Conference admin changed',
      expiry: 'Expiry changed',
      delete: 'Conferences deleted',
      restore: 'Conferences brought back',
    },
    of: (done: string, total: string) => `${done} of ${total}`,
    progress: 'Progress',
    figures: {
      made: 'Made',
      codes: 'Codes given',
      sent: 'Emails sent',
      waiting: 'Waiting',
      failed: 'Failed',
      alone: 'Left alone',
    },
    phase: {
      waiting: 'Interrupted',
      running: 'Running',
      unanswered: 'Waiting for an answer',
      paused: 'Paused',
      stopped: 'Stopped',
      sending: 'Sending the last emails',
      done: 'Done',
      elsewhere: 'Running in another window',
      ended: 'Ended before all was done',
    },
    hint: {
      waiting:
        'It was interrupted when its page was closed. Continue where it stopped; nothing is done twice.',
      running: 'You can go on working here, or in another window. Closing this one pauses the run.',
      unanswered:
        'You may be offline, or the service may be away. Nothing is lost. It goes on by itself once there is an answer.',
      paused:
        'Nothing more is begun. What has been begun still gets its email. Continue whenever you like.',
      sending: 'All is begun. You can close this page: the emails go out all the same.',
      elsewhere: 'Another window of this browser is at it. Here you see how far it is.',
    },
    left: (time: string) => `about ${time} left`,
    minutes: (count: number) =>
      plural('en', count, { one: `${count} minute`, other: `${count} minutes` }),
    lessThanAMinute: 'less than a minute left',
    pause: 'Pause',
    resume: 'Continue',
    end: 'End the run',
    endQuestion: {
      title: 'End this run?',
      text: (left: string) =>
        `What is done stays. ${left} are not done; you can do them later, and nothing is done twice.`,
      confirm: 'End the run',
    },
    interruption: {
      unavailable: { title: 'No answer', text: 'It goes on by itself.' },
      session: {
        title: 'Your session has ended',
        text: 'Sign in again and continue. Nothing is lost.',
      },
      notMember: {
        title: 'You are no longer a member of this account',
        text: 'What is done stays. An administrator can add you again.',
      },
      viewer: {
        title: 'You are no longer an administrator',
        text: 'What is done stays. Another administrator can do the rest; nothing is done twice.',
      },
      serviceOff: {
        title: 'Conferencing has been switched off',
        text: 'It is no longer on the account’s Profile. Your telephony provider can switch it on; then continue.',
      },
      unknown: {
        title: 'Something was refused that should not have been',
        text: 'What is done stays. Continue, and tell support if it keeps happening.',
      },
    },
    summary: {
      allSent: (count: number, formatted: string) =>
        plural('en', count, {
          one: `${formatted} conference was made and its email sent.`,
          other: `${formatted} conferences were made and all emails sent.`,
        }),
      made: (formatted: string) => `Conferences made: ${formatted}.`,
      alone: (count: number, formatted: string) =>
        plural('en', count, {
          one: `${formatted} was left alone.`,
          other: `${formatted} were left alone.`,
        }),
      failed: (formatted: string) => `Emails not sent: ${formatted}.`,
      waiting: (formatted: string) => `Emails waiting: ${formatted}.`,
      open: (formatted: string) => `Not heard of yet: ${formatted}.`,
      goesOn:
        'The mail server asks to try later, or does not answer. What waits is tried again by itself, for up to two hours; the list shows what becomes of it.',
      none: 'No conference was made.',
    },
    failed: {
      title: 'Emails that were not sent',
      text: 'These conferences are there all the same.',
      again: 'Try these again',
      uncertain: (reason: string) => `may have arrived: ${reason}`,
      columns: { tag: 'Tag', email: 'Email', reason: 'Reason' },
      more: (formatted: string) => `${formatted} more are in the result file.`,
    },
    alone: {
      title: 'Left alone',
      columns: { who: 'For', reason: 'Reason' },
      reasons: {
        has: 'has a conference already',
        left: 'no longer in the PBX',
        deleted: 'was deleted a short while ago',
        refused: 'not taken: the expiry has passed meanwhile, or the details are not valid',
        saved: 'saved by somebody meanwhile, which sent the email',
        expired: 'has expired meanwhile',
        already: 'is as it was to become already',
      },
      row: (row: string) => `row ${row}`,
      again: 'Try these again',
    },
    undo: {
      title: 'You can bring them back',
      text: 'For a day after a deletion, with the same codes. No email goes out.',
      stopped: 'What it has deleted so far can be brought back: the run ends then.',
      still: {
        title: 'Some are still deleted',
        text: 'They can be brought back for a day after their deletion.',
      },
      action: (count: number, formatted: string) =>
        plural('en', count, {
          one: 'Bring it back',
          other: `Bring ${formatted} back`,
        }),
      banner: 'Bring them back',
      nothing: 'There is nothing left to bring back.',
    },
    result: 'Download the result (CSV)',
    resultNote: 'Without leader codes.',
    resultNoteOthers: 'Without leader codes, and without those that were left alone.',
    csv: {
      name: 'Name',
      extension: 'Extension',
      email: 'Email',
      tag: 'Tag',
      participantCode: 'Participant code',
      result: 'Result',
      reason: 'Reason',
      results: {
        sent: 'made, email sent',
        failed: 'made, email not sent',
        waiting: 'made, email on its way',
        putOff: 'made, email waiting',
        uncertain: 'made, email perhaps sent',
        alone: 'left alone',
        notMade: 'not made',
        undone: 'deleted since',
      },
      file: 'conferences-result',
    },
    done: 'Done',
    unknown: {
      title: 'There is no such run',
      text: 'It may be of another account, its conferences may be gone for good, or the link is not complete.',
    },
    others:
      'What this run was to do is kept only where it was made, and there for the last few runs. These are the figures of its conferences; who was left alone is not among them.',
    back: { users: 'Cloud PBX users', conferences: 'Conferences' },
  },
  /** Instead of those of `run`, for what is not made but there. */
  kinds,
  banner: {
    label: 'A run of conferences',
    open: 'Open',
    resume: 'Continue',
    notUndone: 'They are not brought back yet. Open the run to see why.',
  },
};
