import { selectionStore } from './selection-store.ts';

/**
 * Conferences that the page of the Cloud PBX users hands to the one that deals with many: those of users
 * who have left.
 */
export const usersConferences = selectionStore('users-conferences', () => ({}));

/** What is told beside: who of the users that were selected is left alone. */
export interface UsersLeftAlone {
  /** Those who are still in the PBX. */
  readonly present: number;
  /** Those who have left, and have no conference. */
  readonly without: number;
}
