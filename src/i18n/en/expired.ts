import { plural } from '../plural.ts';

/** The question whether what has expired is to have a new date. */
export const expired = {
  title: (tag: string) => `“${tag}” has expired`,
  since: (moment: string) => `It expired on ${moment}: its codes admit no one.`,
  ask: 'Give it a new date?',
  ways: {
    date: 'Yes, a new date',
    never: 'Yes, it never expires',
    leaveEmail: 'No: the email says that it has expired',
    leaveInvitation: 'No: the invitation says that it has expired',
    leaveScreen: 'No: the screen says that it has expired',
  },
  sendsTo: (to: string) => `Saving sends the email again to ${to}. The codes stay the same.`,
  viewer: 'An administrator can give it a new date.',
  revived: 'It has a new date.',
  act: {
    send: 'Save and send email again',
    copy: 'Save and copy',
    show: 'Save and show',
  },
  actAsItIs: {
    send: 'Send as expired',
    copy: 'Copy as expired',
    show: 'Show as expired',
  },
  notCopied: 'Your browser did not let the invitation be copied. Try again.',
  failed: 'The new date was not saved',
  perhaps: 'The new date was perhaps not saved',
  required: 'Choose the date and the time, or another answer.',
  many: {
    title: 'Some of these have expired',
    text: (count: number, formatted: string) =>
      plural('en', count, {
        one: `${formatted} of these conferences has expired: its codes admit no one.`,
        other: `${formatted} of these conferences have expired: their codes admit no one.`,
      }),
    ask: 'Give them a new date?',
    date: 'Yes, a new date for all of them',
    never: 'Yes, they never expire',
    leave: 'No: their emails say that they have expired',
    skip: 'Leave them out, send the others again',
    send: 'Send again',
  },
};
