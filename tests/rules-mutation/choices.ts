import type { Intruders } from './expression-edits.ts';

/** What the lists of firestore.rules must keep out. */
export const INTRUDERS: Intruders = {
  hasOnly: ['participantCode', 'codesVersion', 'email', 'createdAt'],
  in: ['owner'],
};

/**
 * Mutants that no test can tell from the rules, because they mean the same: id → why. One that is
 * killed all the same, or that no longer exists, has to be taken out.
 */
export const EQUIVALENT: ReadonlyMap<string, string> = new Map([]);
