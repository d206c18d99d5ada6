import type { CallEndReason, LegLeftReason } from '../../../domain/bridge/bridge-event.ts';
import { plural } from '../plural.ts';
import { failedCallers } from './calls/failed-callers.ts';

const calls = (count: number, formatted: string) =>
  plural('en', count, { one: `${formatted} call`, other: `${formatted} calls` });
const callers = (count: number, formatted: string) =>
  plural('en', count, { one: `${formatted} caller`, other: `${formatted} callers` });
const rows = (count: number, formatted: string) =>
  plural('en', count, { one: `${formatted} row`, other: `${formatted} rows` });

const endReasons: Readonly<Record<CallEndReason | 'unknown', string>> = {
  lastCallerLeft: 'The last caller left',
  leaderLeft: 'The leader left',
  leaderEnded: 'The leader ended it',
  adminEnded: 'An administrator ended it',
  timeLimit: 'Time limit',
  bridgeStopped: 'The bridge stopped',
  unknown: 'No reason given',
};

const leftReasons: Readonly<Record<LegLeftReason | 'unknown', string>> = {
  hungUp: 'Hung up',
  removed: 'Taken out',
  conferenceEnded: 'The call ended',
  lineLost: 'Line lost',
  unknown: 'No reason given',
};

export const usage = {
  zone: (zone: string) => `Days and times in ${zone}`,
  range: {
    label: 'Days',
    last30: 'Last 30 days',
    last7: 'Last 7 days',
    thisMonth: 'This month',
    lastMonth: 'Last month',
    last12: 'Last 12 months',
    custom: 'Other days…',
    customChosen: 'Chosen days',
    from: 'From',
    to: 'To',
    show: 'Show these days',
    problems: {
      missing: 'Enter both days.',
      order: 'The first day is after the last one.',
      tooLong: 'Choose 13 months at most: calls are kept for so long.',
    },
    span: (from: string, to: string) => `${from} – ${to}`,
  },
  filter: {
    label: 'Conference or Tag',
    all: 'All conferences',
    conferences: 'Conferences',
    tags: 'Tags, whichever conference had them',
    formerly: (tags: string) => `formerly ${tags}`,
    /** Where nobody knows which of its Tags came last. */
    also: (tags: string) => `also ${tags}`,
    /** Of two conferences of one Tag, the one whose admin is this. */
    withId: (end: string) => `id ending in ${end}`,
    deleted: 'no longer there',
    unknown: 'A conference without calls in these days',
    nothing: 'Nothing with calls in these days is called so.',
    clear: 'Show all conferences',
  },
  totals: {
    label: 'Totals',
    calls: 'Calls',
    callers: 'Callers',
    time: 'Callers’ time',
    minutes: 'Billed minutes',
    timeHelp: 'of all callers together',
    minutesHelp: 'each caller rounded up to the minute',
    callersHelp: (average: string) => `${average} a call`,
  },
  months: {
    title: (span: string) => `By month and Tag, ${span}`,
    cut: 'Months are counted whole here, so these are more days than those of the totals above.',
    showWhole: 'Show whole months everywhere',
    conference: 'Conference',
    total: 'All together',
    wholeTotal: 'Whole months together',
    open: (name: string) => `Months of ${name}`,
    all: (count: number, formatted: string) =>
      plural('en', count, {
        one: `Show ${formatted} more conference`,
        other: `Show ${formatted} more conferences`,
      }),
    fewer: 'Show fewer',
    chart: {
      all: (month: string, minutes: string) => `${month}: ${minutes}`,
      others: 'Other conferences',
      describe: (most: string, minutes: string) =>
        `Bars of billed minutes by month. Most were in ${most}: ${minutes}. The table below has all numbers.`,
    },
  },
  calls: {
    title: 'Calls',
    columns: {
      start: 'Start',
      tag: 'Tag',
      duration: 'Call length',
      callers: 'Callers',
      peak: 'Most at once',
      time: 'Callers’ time',
      minutes: 'Billed minutes',
      end: 'How it ended',
    },
    open: (tag: string, start: string) => `Call of ${tag}, ${start}`,
    otherDay:
      'Some of these calls were counted on another day than the one shown, on the clock of the account’s earlier time zone.',
    live: 'In progress',
    estimated: 'Estimated',
    estimatedHelp:
      'The bridge did not tell when somebody left. Their time ends with the conference, or when they were last heard of, if that was earlier.',
    endReasons,
    loading: 'Loading calls',
    refreshFailed: 'The calls could not be refreshed. What you see may be a little old.',
    pages: {
      position: (from: string, to: string, total: string) => `${from}–${to} of ${total}`,
      beyond: (counted: string) => `Beyond the first ${counted}`,
    },
    found: calls,
  },
  empty: {
    title: 'No calls yet',
    text: 'As soon as somebody dials into one of your conferences, the call stands here with its callers and minutes.',
    settings: 'Go to the conferences',
    noneTitle: 'No calls in these days',
    days: (from: string, to: string) => (from === to ? `on ${from}` : `from ${from} to ${to}`),
    none: (days: string) => `Nobody called ${days}.`,
    noneOf: (name: string, days: string) => `Nobody called “${name}” ${days}.`,
    noneOfUnknown: (days: string) => `Nobody called this conference ${days}.`,
    goneTitle: 'These days are no longer kept',
    gone: 'Calls are kept for 13 months; those of these days are gone.',
    partlyGone: (day: string) => `Calls are kept for 13 months; those before ${day} are gone.`,
    toCome: 'These days are yet to come.',
    longer: 'Show the last 12 months',
  },
  call: {
    missingTitle: 'There is no such call',
    missing: 'Calls are kept for 13 months. This one may be older, or the link mistyped.',
    conference: 'Open the conference',
    onlyThis: 'All calls of this conference',
    liveHelp:
      'Time and minutes are counted when somebody leaves: those who are there now come on top.',
    started: 'Started',
    ended: 'Ended',
    timeline: 'Who was there when',
    timelineHelp: (from: string, to: string) =>
      `Bars from joining to leaving, ${from} to ${to}. The table below says the same.`,
    leftOut: (count: number, formatted: string) =>
      plural('en', count, {
        one: `${formatted} more caller is not drawn here.`,
        other: `${formatted} more callers are not drawn here.`,
      }),
    waiting: 'Waiting, no leader in',
    failedCallers,
    noNumber: 'No number',
    estimatedEnd: 'End estimated',
    callers: 'Callers',
    columns: {
      role: 'Role',
      caller: 'Caller',
      dialed: 'Dialled',
      joined: 'Joined',
      left: 'Left',
      time: 'In the call',
      minutes: 'Billed minutes',
      waited: 'Waited',
    },
    role: { leader: 'Leader', participant: 'Participant' },
    withheld: 'Number withheld',
    stillThere: 'Still there',
    leftReasons,
    masked: 'Whole numbers are kept for 90 days. This call is older, so its callers are masked.',
    more: 'Show more callers',
    shown: (shown: string, total: string) => `${shown} of ${total} callers are shown.`,
  },
  /** As it is printed. */
  bill: {
    period: 'Period',
    shares: 'By conference',
    printed: (moment: string) => `Printed on ${moment}`,
  },
  export: {
    label: 'Export',
    menu: {
      calls: 'Calls (CSV)',
      legs: 'Callers of the calls (CSV)',
      months: 'By month (CSV)',
      print: 'Print as a bill',
    },
    title: { calls: 'Exporting calls', legs: 'Exporting callers', months: 'Exporting months' },
    doneTitle: { calls: 'Calls exported', legs: 'Callers exported', months: 'Months exported' },
    file: { calls: 'calls', legs: 'callers', months: 'months' },
    read: { calls, legs: callers, months: rows },
    done: (what: string, fileName: string) =>
      `${what} written to ${fileName}, which your browser has saved with your downloads.`,
    readSoFar: (what: string) => `${what} read`,
    times: (zone: string) => `Times are those of ${zone}.`,
    masked: 'Callers’ numbers are masked.',
    wholeMonths: 'Months are counted whole.',
    yes: 'yes',
    no: 'no',
    columns: {
      callId: 'Call ID',
      conferenceId: 'Conference ID',
      tag: 'Tag',
      admin: 'Conference admin’s email',
      newestTag: 'Newest Tag',
      started: 'Started',
      ended: 'Ended',
      duration: 'Duration (s)',
      callers: 'Callers',
      peak: 'Callers at once',
      seconds: 'Time (s)',
      minutes: 'Billed minutes',
      endReason: 'End',
      estimated: 'Estimated',
      role: 'Role',
      caller: 'Caller',
      dialed: 'Dialled number',
      joined: 'Joined',
      left: 'Left',
      waited: 'Waited (s)',
      leftReason: 'Left because',
      month: 'Month',
      calls: 'Calls',
    },
  },
};
