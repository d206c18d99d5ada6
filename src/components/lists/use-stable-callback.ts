import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * The same function each time a component is drawn, which does what the newest one would: for rows that are
 * drawn anew only where something of theirs has changed. To be called by events, not while drawing.
 */
export function useStableCallback<Args extends unknown[], Result>(
  callback: (...args: Args) => Result,
): (...args: Args) => Result {
  const newest = useRef(callback);
  useLayoutEffect(() => {
    newest.current = callback;
  });
  return useCallback((...args: Args) => newest.current(...args), []);
}
