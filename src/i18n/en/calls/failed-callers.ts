import type { FailedWords } from '../../failed-callers.ts';
import { plural } from '../../plural.ts';

const couldNot = (why: string) => (count: number, formatted: string) =>
  plural('en', count, {
    one: `${formatted} caller could not join: ${why}.`,
    other: `${formatted} callers could not join: ${why}.`,
  });

export const failedCallers: FailedWords = {
  locked: couldNot('the conference was locked'),
  full: couldNot('the conference was full'),
  hungUp: (count, formatted) =>
    plural('en', count, {
      one: `${formatted} caller hung up before joining.`,
      other: `${formatted} callers hung up before joining.`,
    }),
  error: couldNot('the bridge failed'),
};
