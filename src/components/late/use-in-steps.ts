import { useDeferredValue } from 'react';

/**
 * What a page is drawn from, so that it is drawn in steps when it first comes: the browser answers to a
 * tap between them. What comes later is drawn at once, as ever.
 *
 * @param value  undefined until it is here
 * @returns undefined for a moment longer; then what it is
 */
export function useInSteps<Value>(value: Value | undefined): Value | undefined {
  const before = useDeferredValue(value);
  return before === undefined ? undefined : value;
}
