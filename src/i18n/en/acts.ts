import type { CommandKind, CommandProblem } from '../../../domain/bridge/live-command.ts';

/** Infinitive and past, with whom and where: “mute +1 514 ••• ••34 in the conference Board”. */
const verbs: Record<CommandKind, readonly [infinitive: string, past: string]> = {
  mute: ['mute', 'muted'],
  unmute: ['unmute', 'unmuted'],
  remove: ['remove', 'removed'],
  muteAll: ['mute all participants', 'muted all participants'],
  unmuteAll: ['unmute all participants', 'unmuted all participants'],
  lock: ['lock', 'locked'],
  unlock: ['unlock', 'unlocked'],
  admit: ['let the waiting callers', 'let the waiting callers'],
  end: ['end', 'ended'],
};

/** What an administrator had a bridge do in a call. */
export const acts = {
  /** @param caller whom it was about; null where that is the call. */
  sentence: (
    who: string,
    what: string,
    kind: CommandKind,
    caller: string | null,
    isDone: boolean,
  ) => {
    const [infinitive, past] = verbs[kind];
    const about =
      kind === 'lock' || kind === 'unlock' || kind === 'end'
        ? what
        : kind === 'remove'
          ? `${caller} from ${what}`
          : caller === null
            ? `${kind === 'admit' ? 'into' : 'in'} ${what}`
            : `${caller} in ${what}`;
    return isDone ? `${who} ${past} ${about}.` : `${who} asked to ${infinitive} ${about}.`;
  },
  withheld: 'a caller without a number',
  /** Of what was asked and is not known to be done. */
  unanswered: 'The phone bridge has not said whether it did so.',
  why: {
    callerLeft: 'The caller had left already.',
    callEnded: 'The call was over already.',
    notPossible: 'The phone bridge cannot do this.',
    failed: 'The phone bridge tried, and it did not work.',
  } satisfies Record<CommandProblem, string> as Record<CommandProblem, string>,
};
