import { plural } from '../../plural.ts';
import { conferences } from '../counts.ts';

/** What is about to be done to many conferences at once. */
export const many = {
  titles: {
    'send-again': 'Send emails again',
    'new-codes': 'Give new codes',
    reassign: 'Change the conference admin',
    expiry: 'Change the expiry',
    delete: 'Delete conferences',
  },
  back: { list: 'Conferences', users: 'Cloud PBX users' },
  viewer: 'Only administrators of the account can do this.',
  nothing: {
    title: 'Nothing is selected',
    text: 'Select the conferences that this is to be done to, then come back here.',
    list: 'Select conferences',
    users: 'Select users',
  },
  gone: {
    title: 'None of them is there any more',
    text: 'What was selected has been deleted since, or is no longer in that list.',
  },
  reading: (formatted: string) => `Reading the conferences, ${formatted} so far…`,
  /** Which ones, above the preview. */
  which: {
    some: (count: number, formatted: string) =>
      plural('en', count, {
        one: `${formatted} conference that you selected`,
        other: `${formatted} conferences that you selected`,
      }),
    users: (count: number, formatted: string) =>
      plural('en', count, {
        one: `${formatted} conference of users who have left the PBX`,
        other: `${formatted} conferences of users who have left the PBX`,
      }),
    all: 'All conferences',
    matching: (filters: string) => `All conferences that match: ${filters}`,
    search: (typed: string) => `“${typed}”`,
    except: (count: number, formatted: string) =>
      plural('en', count, {
        one: 'without the one that you took out',
        other: `without the ${formatted} that you took out`,
      }),
  },
  preview: 'What will happen',
  showWho: 'Show which',
  more: (formatted: string) => `and ${formatted} more`,
  columns: { tag: 'Tag', email: 'Email goes to', admin: 'Conference admin', before: 'Until now' },
  /** What is left out, and why. */
  leftOut: {
    unusable: (count: number, formatted: string) =>
      plural('en', count, {
        one: `${formatted} is left out: its address or Tag is not valid any more. Edit it.`,
        other: `${formatted} are left out: their addresses or Tags are not valid any more. Edit them.`,
      }),
    expired: (count: number, formatted: string) =>
      plural('en', count, {
        one: `${formatted} has expired and is left out`,
        other: `${formatted} have expired and are left out`,
      }),
    already: (count: number, formatted: string) =>
      plural('en', count, {
        one: `${formatted} is like that already and is left alone`,
        other: `${formatted} are like that already and are left alone`,
      }),
    noCodes: (count: number, formatted: string) =>
      plural('en', count, {
        one: `${formatted} has no codes yet and is left out`,
        other: `${formatted} have no codes yet and are left out`,
      }),
    gone: (count: number, formatted: string) =>
      plural('en', count, {
        one: `${formatted} has been deleted since`,
        other: `${formatted} have been deleted since`,
      }),
    present: (count: number, formatted: string) =>
      plural('en', count, {
        one: `${formatted} of the users is still in the PBX; their conference is left alone`,
        other: `${formatted} of the users are still in the PBX; their conferences are left alone`,
      }),
    without: (count: number, formatted: string) =>
      plural('en', count, {
        one: `${formatted} of the users has no conference`,
        other: `${formatted} of the users have no conference`,
      }),
  },
  meanwhile: 'Whatever somebody else saves or deletes meanwhile is left alone',
  skip: 'Leave them out',
  none: 'Nothing will be done',
  'send-again': {
    done: (count: number, formatted: string) =>
      plural('en', count, {
        one: `${formatted} email is sent again`,
        other: `${formatted} emails are sent again`,
      }),
    text: 'With the same codes, to each conference’s address. Each is sent once.',
    directory: (count: number, formatted: string) =>
      plural('en', count, {
        one: `For ${formatted} the Cloud PBX has another address. The email goes to the conference’s own, which then holds.`,
        other: `For ${formatted} the Cloud PBX has other addresses. The emails go to the conferences’ own, which then hold.`,
      }),
    start: (count: number, formatted: string) =>
      plural('en', count, { one: `Send ${formatted} email`, other: `Send ${formatted} emails` }),
  },
  'new-codes': {
    done: (count: number, formatted: string) =>
      `${conferences(count, formatted)} ${count === 1 ? 'gets' : 'get'} new codes`,
    bothStop:
      'The present leader codes and participant codes stop working at once. Each email with the new codes goes to its conference’s address.',
    leaderStops:
      'The present leader codes stop working at once. Each email with the new codes goes to its conference’s address.',
    earlierStops: (count: number, formatted: string) =>
      plural('en', count, {
        one: `Of ${formatted} an earlier participant code still works; it stops at once`,
        other: `Of ${formatted} earlier participant codes still work; they stop at once`,
      }),
    tellParticipants: 'Participants are not told: new invitations have to be sent to them',
    start: (count: number, formatted: string) =>
      plural('en', count, {
        one: `Give new codes and send ${formatted} email`,
        other: `Give new codes and send ${formatted} emails`,
      }),
  },
  reassign: {
    label: 'Email of the new conference admin',
    description: 'All of these conferences go to this person, and their emails too.',
    done: (count: number, formatted: string, to: string) =>
      `${conferences(count, formatted)} ${count === 1 ? 'goes' : 'go'} to ${to}`,
    somebody: 'the new conference admin',
    text: 'Each sends its email with both codes there.',
    knows: (count: number, formatted: string) =>
      plural('en', count, {
        one: `Somebody else has had the email of ${formatted} conference and still knows its leader code.`,
        other: `Others have had the emails of ${formatted} conferences and still know their leader codes.`,
      }),
    offer: (count: number, formatted: string) =>
      plural('en', count, {
        one: `Give ${formatted} conference new codes`,
        other: `Give ${formatted} conferences new codes`,
      }),
    offerDescription:
      'The leader codes that others know stop working at once. Unchecked, they go on working.',
    start: (count: number, formatted: string) =>
      plural('en', count, {
        one: `Change the admin of ${formatted} conference and send its email`,
        other: `Change the admin of ${formatted} conferences and send the emails`,
      }),
  },
  expiry: {
    ask: 'When do they expire?',
    date: 'On a date',
    never: 'Never',
    done: (count: number, formatted: string) =>
      `${conferences(count, formatted)} ${count === 1 ? 'gets' : 'get'} another expiry`,
    expires: (moment: string) =>
      `Expires on ${moment}. The codes stay, and each email goes out again.`,
    neverExpires: 'None of them expires any more. The codes stay, and each email goes out again.',
    text: 'The codes stay, and each email goes out again.',
    revived: (count: number, formatted: string) =>
      plural('en', count, {
        one: `${formatted} has expired: its codes let people in again`,
        other: `${formatted} have expired: their codes let people in again`,
      }),
    before: { never: 'Never' },
    start: (count: number, formatted: string) =>
      plural('en', count, {
        one: `Change the expiry of ${formatted} conference and send its email`,
        other: `Change the expiry of ${formatted} conferences and send the emails`,
      }),
  },
  delete: {
    done: (count: number, formatted: string) =>
      `${conferences(count, formatted)} ${count === 1 ? 'is' : 'are'} deleted`,
    codesStop: 'Their codes stop working at once: neither leaders nor participants can get in.',
    codesReserved: 'The codes are not given to other conferences for twelve months',
    callsStay: 'Their calls stay in the usage history',
    nobodyTold: 'Their leaders are not told: no email is sent',
    undo: 'For a day you can bring them back, with the same codes, on the page that comes next',
    start: (count: number, formatted: string) =>
      plural('en', count, {
        one: `Delete ${formatted} conference`,
        other: `Delete ${formatted} conferences`,
      }),
  },
};
