import {
  type FailedCounts,
  type LegFailedReason,
  legFailedReasonSchema,
} from '../../domain/leg-failed.ts';

/** A sentence for each reason for which callers who were let in did not get in. */
export type FailedWords = Readonly<
  Record<LegFailedReason, (count: number, formatted: string) => string>
>;

/** Says how many callers did not get in, and why: a sentence for each reason that there is. */
export function failedSentences(
  counts: FailedCounts,
  words: FailedWords,
  number: (count: number) => string,
): readonly string[] {
  return legFailedReasonSchema.options.flatMap((reason) => {
    const count = counts[reason] ?? 0;
    return count === 0 ? [] : [words[reason](count, number(count))];
  });
}
