import { type DocumentData, FieldValue } from 'firebase-admin/firestore';
import { type ListKeys, failedKey } from '../../../domain/list-keys.ts';

/**
 * What an update of a conference writes so that it tells of an email, with the key that the list of failed
 * emails asks for. Nothing else in the functions writes either of the two, so they cannot disagree.
 */
export function conferenceEmail(email: DocumentData & { readonly state: string }): DocumentData {
  return { email, 'listKeys.failed': failedKey(email).failed ?? FieldValue.delete() };
}

/** What an update writes so that a conference has these keys, one by one: `failed` goes with the email. */
export function listKeyFields(keys: ListKeys & { readonly informed: string | null }): DocumentData {
  return Object.fromEntries(Object.entries(keys).map(([name, key]) => [`listKeys.${name}`, key]));
}
