/**
 * Where the official emulator answers otherwise and the public reference is with us. The table in the
 * README says the same in words.
 */
import type { Difference } from './rounds.ts';

interface Known {
  /** As the README has it. */
  readonly what: string;
  /** Whether a difference, its request as text, is one of these. */
  readonly is: (text: string, difference: Difference) => boolean;
}

const refusedHere = ({ ours, official }: Difference) =>
  ours.said === 'INVALID_ARGUMENT' && ours.status === 400 && official.status === 200;

export const known: readonly Known[] = [
  {
    what: 'a composite filter without filters',
    is: (text, it) => text.includes('"filters":[]') && refusedHere(it),
  },
  {
    what: 'a count up to 0',
    is: (text, it) => text.includes('"upTo":"0"') && refusedHere(it),
  },
  {
    what: 'a filter without an operator',
    is: (text, it) =>
      /OPERATOR_UNSPECIFIED|"field":\{[^}]*\},"value"/.test(text) && refusedHere(it),
  },
  {
    what: 'a list added to a list',
    is: (text) => /"appendMissingElements":\{"values":\[.*(arrayValue|__vector__)/.test(text),
  },
  {
    what: 'it fails by itself',
    is: (_, { official }) => official.status === 500,
  },
  {
    what: 'an empty name in a map',
    is: (text, it) => text.includes('"":{') && refusedHere(it),
  },
  {
    what: 'the id ____',
    is: (text, it) => text.includes('/____') && refusedHere(it),
  },
  {
    what: '__name__ as a field that is written',
    is: (text, it) =>
      text.includes('__name__') && it.request.path !== ':runQuery' && refusedHere(it),
  },
  {
    what: 'a list with showMissing does not mind its mask',
    is: (text) => text.includes('showMissing=true') && text.includes('mask.fieldPaths'),
  },
];

/** Whether the reference is with us. */
export function isKnown(difference: Difference): boolean {
  const text = JSON.stringify(difference.request);
  return known.some(({ is }) => is(text, difference));
}
