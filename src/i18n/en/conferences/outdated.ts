import { plural } from '../../plural.ts';

/** What is out of date, who knows what, and sending again to many. */
export const outdated = {
  banner: {
    label: 'Emails that are out of date',
    numbers: (count: number, formatted: string) =>
      plural('en', count, {
        one: `${formatted} conference has an email with earlier dial-in numbers.`,
        other: `${formatted} conferences have an email with earlier dial-in numbers.`,
      }),
    menu: (count: number, formatted: string) =>
      plural('en', count, {
        one: `${formatted} conference has an email with earlier keys for calls.`,
        other: `${formatted} conferences have an email with earlier keys for calls.`,
      }),
    both: (count: number, formatted: string) =>
      plural('en', count, {
        one: `${formatted} conference has an email with earlier dial-in numbers or keys for calls.`,
        other: `${formatted} conferences have an email with earlier dial-in numbers or keys for calls.`,
      }),
    text: 'Your telephony provider has changed them since.',
    show: 'Show them',
  },
  these: (count: number, formatted: string) =>
    plural('en', count, {
      one: `The leader of ${formatted} conference has an email that is no longer true.`,
      other: `The leaders of ${formatted} conferences have an email that is no longer true.`,
    }),
  sendAll: (count: number, formatted: string) =>
    plural('en', count, {
      one: 'Send it again…',
      other: `Send again to all ${formatted}…`,
    }),
  again: {
    title: 'Send emails again',
    back: 'Back to the list',
    viewer: 'Only administrators of the account send emails.',
    nothing: {
      title: 'No email is out of date',
      text: 'What the leaders of active conferences have is true.',
      action: 'Conferences',
    },
    reading: (count: string) => `Reading the conferences, ${count} so far…`,
    preview: 'What will be sent',
    sent: (count: number, formatted: string) =>
      plural('en', count, {
        one: `${formatted} email is sent again`,
        other: `${formatted} emails are sent again`,
      }),
    sentText:
      'With the same codes, to each conference’s address and in its language. Each is sent once.',
    none: 'No email would be sent',
    reasons: {
      numbers: (count: number, formatted: string) =>
        plural('en', count, {
          one: `${formatted} has earlier dial-in numbers.`,
          other: `${formatted} have earlier dial-in numbers.`,
        }),
      menu: (count: number, formatted: string) =>
        plural('en', count, {
          one: `${formatted} has earlier keys for calls.`,
          other: `${formatted} have earlier keys for calls.`,
        }),
      codes: (count: number, formatted: string) =>
        plural('en', count, {
          one: `${formatted} has earlier codes: the email with the present ones did not arrive.`,
          other: `${formatted} have earlier codes: the emails with the present ones did not arrive.`,
        }),
      address: (count: number, formatted: string) =>
        plural('en', count, {
          one: `${formatted} never arrived at the address that the conference has now.`,
          other: `${formatted} never arrived at the addresses that the conferences have now.`,
        }),
    },
    failed: (count: number, formatted: string) =>
      plural('en', count, {
        one: `${formatted} failed the last time. It is tried again; mend its address first if that was wrong.`,
        other: `${formatted} failed the last time. They are tried again; mend their addresses first if those were wrong.`,
      }),
    unusable: (count: number, formatted: string) =>
      plural('en', count, {
        one: `${formatted} is left out: its address or Tag is not valid any more. Edit it.`,
        other: `${formatted} are left out: their addresses or Tags are not valid any more. Edit them.`,
      }),
    directory: {
      label: (count: number, formatted: string) =>
        plural('en', count, {
          one: `Write to the Cloud PBX’s address for ${formatted} conference`,
          other: `Write to the Cloud PBX’s addresses for ${formatted} conferences`,
        }),
      description:
        'Their users have another address there now, which the conferences then take over. Unchecked, these are left out. Whoever reads the mailbox from before still knows the leader code.',
    },
    showWho: 'Show which',
    columns: { tag: 'Tag', email: 'Goes to' },
    more: (formatted: string) => `and ${formatted} more`,
    start: (count: number, formatted: string) =>
      plural('en', count, { one: `Send ${formatted} email`, other: `Send ${formatted} emails` }),
  },
  panel: {
    title: 'The leader’s email is out of date',
    reasons: {
      numbers: () => 'The account’s dial-in numbers have changed since it was sent.',
      menu: () => 'The keys that work during calls have changed since it was sent.',
      codes: () => 'The present codes have not arrived: the leader has the ones from before.',
      address: (address: string) => `No email with these codes has arrived at ${address}.`,
      directory: (address: string) =>
        `The Cloud PBX has another address for this user now: ${address}.`,
    },
    /** Under the one before, for who may do it. */
    keep: (present: string) => `To keep ${present}, choose Edit and save without a change.`,
    move: 'Move to this address…',
  },
  knows: {
    title: (who: string, count: number) =>
      count === 1 ? `${who} still knows the leader code` : `${who} still know the leader code`,
    perhaps: (who: string, _count: number) => `${who} may still know the leader code`,
    text: 'These codes were sent there before the address was changed. They work until there are new ones.',
    newCodes: 'New codes…',
  },
};
