import type { CommandKind, CommandProblem } from '../../../../domain/live-command.ts';
import type { useCallsNowWords } from '../calls-now-words.ts';

/** What became of an act: `asking` until that is known. */
export type ActOutcome =
  | { readonly is: 'asking' }
  | { readonly is: 'done' }
  | { readonly is: 'refused'; readonly why: CommandProblem | null }
  /** The bridge said nothing in the time that it had. */
  | { readonly is: 'unanswered' }
  /** It was not asked: the bridge is away, the person no administrator any more, or there was no answer. */
  | { readonly is: 'notAsked'; readonly why: 'away' | 'denied' | 'unavailable' };

/** Something that was asked of a bridge on this page. */
export interface Act {
  readonly number: number;
  readonly kind: CommandKind;
  /** Null for what is about the call. */
  readonly legId: string | null;
  /** The caller as they are called in a sentence; empty for what is about the call. */
  readonly who: string;
  readonly outcome: ActOutcome;
}

/** What is told of an act, a sentence. */
export function actSentence(
  { kind, who, outcome }: Act,
  words: ReturnType<typeof useCallsNowWords>['acts'],
): string {
  const what = words.notDone[kind](who);
  switch (outcome.is) {
    case 'asking':
      return words.asking[kind](who);
    case 'done':
      return words.done[kind](who);
    case 'refused':
      return words.refused(what, words.why[outcome.why ?? 'unknown']);
    case 'unanswered':
      return words.unanswered(what);
    case 'notAsked':
      return words.notAsked[outcome.why](what);
  }
}
