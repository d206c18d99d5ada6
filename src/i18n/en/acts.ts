import type { CommandKind, CommandProblem } from '../../../domain/bridge/live-command.ts';

/** @param caller whom it was about, where that is not the call. */
type Phrase = (who: string, what: string, caller: string) => string;

/** What an administrator had a bridge do in a call. */
const done: Record<CommandKind, Phrase> = {
  mute: (who, what, caller) => `${who} muted ${caller} in ${what}.`,
  unmute: (who, what, caller) => `${who} unmuted ${caller} in ${what}.`,
  remove: (who, what, caller) => `${who} removed ${caller} from ${what}.`,
  muteAll: (who, what) => `${who} muted all participants in ${what}.`,
  unmuteAll: (who, what) => `${who} unmuted all participants in ${what}.`,
  lock: (who, what) => `${who} locked ${what}.`,
  unlock: (who, what) => `${who} unlocked ${what}.`,
  admit: (who, what) => `${who} let the waiting callers into ${what}.`,
  end: (who, what) => `${who} ended the call in ${what}.`,
};

/** The same, of which it is not known that it was done. */
const asked: Record<CommandKind, Phrase> = {
  mute: (who, what, caller) => `${who} asked to mute ${caller} in ${what}.`,
  unmute: (who, what, caller) => `${who} asked to unmute ${caller} in ${what}.`,
  remove: (who, what, caller) => `${who} asked to remove ${caller} from ${what}.`,
  muteAll: (who, what) => `${who} asked to mute all participants in ${what}.`,
  unmuteAll: (who, what) => `${who} asked to unmute all participants in ${what}.`,
  lock: (who, what) => `${who} asked to lock ${what}.`,
  unlock: (who, what) => `${who} asked to unlock ${what}.`,
  admit: (who, what) => `${who} asked to let the waiting callers into ${what}.`,
  end: (who, what) => `${who} asked to end the call in ${what}.`,
};

const why: Record<CommandProblem, string> = {
  callerLeft: 'The caller had left already.',
  callEnded: 'The call was over already.',
  notPossible: 'The phone bridge cannot do this.',
  failed: 'The phone bridge tried, and it did not work.',
};

export const acts = {
  done,
  asked,
  withheld: 'a caller without a number',
  /** Of what was asked and is not known to be done. */
  unanswered: 'The phone bridge has not said whether it did so.',
  why,
};
