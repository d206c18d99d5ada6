import type { FailedWords } from '../../failed-callers.ts';
import { plural } from '../../plural.ts';

const couldNot = (why: string) => (count: number, formatted: string) =>
  plural('fr', count, {
    one: `${formatted} appelant n’a pas pu se joindre à l’appel\u00a0: ${why}.`,
    other: `${formatted} appelants n’ont pas pu se joindre à l’appel\u00a0: ${why}.`,
  });

export const failedCallers: FailedWords = {
  locked: couldNot('la conférence était verrouillée'),
  full: couldNot('la conférence était complète'),
  hungUp: (count, formatted) =>
    plural('fr', count, {
      one: `${formatted} appelant a raccroché avant de se joindre à l’appel.`,
      other: `${formatted} appelants ont raccroché avant de se joindre à l’appel.`,
    }),
  error: couldNot('le pont a échoué'),
};
