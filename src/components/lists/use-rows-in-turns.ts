import { startTransition, useEffect, useState } from 'react';

/** As many as a screen shows, about. */
const AT_ONCE = 6;
const MORE = 6;

/**
 * The rows of a list that has just opened, as many as a screen shows, and then a few more at a time until
 * all are there: drawn all at once they would keep a slow phone from answering for half a second. A list
 * that has been there once has all of its rows at once.
 *
 * @returns those to draw, and how many are still to come: a place is to be kept for them, so that what
 *   stands below the list does not move
 */
export function useRowsInTurns<Row>(rows: readonly Row[]): {
  readonly drawn: readonly Row[];
  readonly toCome: number;
} {
  const [count, setCount] = useState(AT_ONCE);
  const toCome = Math.max(0, rows.length - count);
  useEffect(() => {
    if (toCome > 0) startTransition(() => setCount(count + MORE));
  }, [count, toCome]);
  return { drawn: toCome === 0 ? rows : rows.slice(0, count), toCome };
}
