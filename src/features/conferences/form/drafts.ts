import type { Conference } from '../../../../domain/conference/conference.ts';
import type { ConferenceFormValues } from './form-fields.ts';
import type { RenewalChoice } from '../renewal/renewal.ts';
import type { SaveAttempts } from '../api/save-attempts.ts';

/**
 * What was typed and not saved, for a form that had to leave the screen by no wish of its owner (the
 * session ended, the service was switched off). In memory only: gone with the tab.
 */
export interface Draft {
  readonly conferenceId: string;
  readonly values: ConferenceFormValues;
  readonly renewal: RenewalChoice;
  readonly attempts: SaveAttempts;
  /** The version it was filled from; null for a new conference. */
  readonly base: Conference | null;
}

const drafts = new Map<string, Draft>();

/** Names a form: of whom, where, and of which conference (null: a new one), or of a copy of which. */
export function draftKey(
  uid: string,
  accountId: string,
  conference: string | { readonly copyOf: string } | null,
): string {
  const form = typeof conference === 'object' ? ['new', conference?.copyOf ?? ''] : [conference];
  return [uid, accountId, ...form].join('/');
}

export function keepDraft(key: string, draft: Draft): void {
  drafts.set(key, draft);
}

export function draftOf(key: string): Draft | null {
  return drafts.get(key) ?? null;
}

export function dropDraft(key: string): void {
  drafts.delete(key);
}
