import type { CommandKind, CommandProblem } from '../../../../domain/live-command.ts';
import { plural } from '../../plural.ts';

const callers = (count: number, formatted: string) =>
  plural('en', count, { one: `${formatted} caller`, other: `${formatted} callers` });

/** As a sentence begins. */
const begin = (words: string) => `${words}`.replace(/^./u, (first) => first.toUpperCase());

const allParticipants = 'all participants';

/** What a bridge is being asked to do, by what; `who` is a caller. */
const asking: Readonly<Record<CommandKind, (who: string) => string>> = {
  mute: (who) => `Muting ${who}…`,
  unmute: (who) => `Unmuting ${who}…`,
  remove: (who) => `Removing ${who}…`,
  muteAll: () => `Muting ${allParticipants}…`,
  unmuteAll: () => `Unmuting ${allParticipants}…`,
  lock: () => 'Locking the conference…',
  unlock: () => 'Unlocking the conference…',
  admit: () => 'Letting the waiting in…',
  end: () => 'Ending the conference…',
};

const done: Readonly<Record<CommandKind, (who: string) => string>> = {
  mute: (who) => `${begin(who)} is muted.`,
  unmute: (who) => `${begin(who)} is no longer muted.`,
  remove: (who) => `${begin(who)} was removed.`,
  muteAll: () => 'All participants are muted.',
  unmuteAll: () => 'No participant is muted any more.',
  lock: () => 'The conference is locked: nobody else gets in.',
  unlock: () => 'The conference is unlocked.',
  admit: () => 'Nobody waits for a leader any more.',
  end: () => 'The conference was ended.',
};

const notDone: Readonly<Record<CommandKind, (who: string) => string>> = {
  mute: (who) => `${begin(who)} was not muted`,
  unmute: (who) => `${begin(who)} was not unmuted`,
  remove: (who) => `${begin(who)} was not removed`,
  muteAll: () => 'The participants were not muted',
  unmuteAll: () => 'The participants were not unmuted',
  lock: () => 'The conference was not locked',
  unlock: () => 'The conference was not unlocked',
  admit: () => 'The waiting were not let in',
  end: () => 'The conference was not ended',
};

const why: Readonly<Record<CommandProblem | 'unknown', string>> = {
  callerLeft: 'the caller had already left.',
  callEnded: 'the call was already over.',
  notPossible: 'the phone bridge cannot do that in this call.',
  failed: 'the phone bridge tried, and it failed.',
  unknown: 'the phone bridge refused, and gave no reason.',
};

export const callsNow = {
  list: 'Calls in progress',
  zone: (zone: string) => `Times in ${zone}`,
  open: (tag: string) => `Call of ${tag}`,
  callers,
  since: (time: string) => `since ${time}`,
  /** How long it goes on: `25 min`, `1 h 05 min`. */
  lasts: (hours: number, minutes: number) =>
    hours > 0
      ? `${hours}\u00a0h ${String(minutes).padStart(2, '0')}\u00a0min`
      : minutes < 1
        ? 'just begun'
        : `${minutes}\u00a0min`,
  leader: 'Leader there',
  noLeader: 'No leader',
  waiting: (count: number, formatted: string) =>
    plural('en', count, { one: `${formatted} waiting`, other: `${formatted} waiting` }),
  locked: 'Locked',
  over: 'Ended',
  notFresh: 'This could not be refreshed just now. What you see may be a little old.',
  empty: {
    title: 'No calls in progress',
    text: 'As soon as somebody dials into one of your conferences, the call appears here by itself.',
    usage: 'Go to the usage history',
  },
  call: {
    overTitle: 'This call is over',
    over: 'Nobody is in it any more. What it came to stands in the usage history.',
    inUsage: 'Open it in the usage history',
    conference: 'Open the conference',
    facts: 'The call',
    began: 'Began',
    callers: 'Callers',
    leaders: 'Leaders',
    waiting: 'Waiting for a leader',
    lock: 'Locked',
    yes: 'Yes',
    no: 'No',
    notTold: 'Not known',
  },
  leg: {
    title: 'Who is there',
    role: { leader: 'Leader', participant: 'Participant' },
    withheld: 'Number withheld',
    /** A caller without a number, in a sentence. */
    someone: (role: 'leader' | 'participant'): string =>
      role === 'leader' ? 'the leader' : 'the caller without a number',
    since: (time: string) => `since ${time}`,
    talking: 'Talking',
    muted: 'Muted',
    waiting: 'Waiting for a leader',
    left: 'Left',
    more: (count: number, formatted: string) =>
      plural('en', count, {
        one: `Show ${formatted} more caller`,
        other: `Show ${formatted} more callers`,
      }),
    masked: 'Numbers are masked.',
  },
  acts: {
    label: 'What can be done in this call',
    none: 'The phone bridge of this call takes no instructions from here.',
    away: 'The phone bridge of this call has not asked for instructions lately. It may be away for a moment.',
    names: {
      mute: 'Mute',
      unmute: 'Unmute',
      remove: 'Remove',
      muteAll: 'Mute all participants',
      unmuteAll: 'Unmute all participants',
      lock: 'Lock',
      unlock: 'Unlock',
      admit: 'Let the waiting in',
      end: 'End the conference',
    } satisfies Record<CommandKind, string>,
    /** A button of one caller, read out. */
    of: (act: string, who: string) => `${act}: ${who}`,
    told: 'What was asked',
    asking,
    done,
    notDone,
    why,
    /** What was not done, and why. */
    refused: (what: string, reason: string) => `${what}: ${reason}`,
    unanswered: (what: string) =>
      `${what}, as far as is known: the phone bridge has not answered within ten seconds, and will not do it later. Try again.`,
    notAsked: {
      away: (what: string) =>
        `${what}: the phone bridge takes no instructions now. Try again in a minute.`,
      denied: (what: string) => `${what}: you are no longer an administrator of this account.`,
      unavailable: (what: string) =>
        `${what}, as far as is known: there was no answer. You may be offline, or the service may be away. Look whether it was done before you try again.`,
    },
    dismiss: 'Take this away',
    questions: {
      end: {
        title: 'End the conference?',
        text: (count: number, formatted: string) =>
          count === 1
            ? 'The one caller who is there is put out. They can dial in again.'
            : `All ${formatted} callers are put out, leaders too. They can dial in again.`,
      },
      remove: {
        title: (who: string) => `Remove ${who}?`,
        text: 'The caller is put out of the conference. With the code they can dial in again; lock the conference to keep them out.',
      },
    },
  },
};
