import type { DocumentData, DocumentSnapshot } from 'firebase-admin/firestore';
import type { Delivery } from '../../../domain/delivery/delivery.ts';
import { type Informed, withInformed } from '../../../domain/conference/informed.ts';
import { misfortuneOf } from '../../../domain/delivery/failures.ts';
import { readNewestSave } from '../stored/conference-documents.ts';
import type { MailSource } from '../stored/delivery-documents.ts';
import { informedListKey, readInformable } from '../stored/informed-documents.ts';

/**
 * What is to be written on a conference so that it says who knows what, once a mail of it has come so far.
 * Mail of an earlier Save counts as well: what was delivered is known.
 *
 * @param tells what the mail tells its recipient; undefined: not known.
 * @param isNewest whether the conference tells the delivery of this very mail.
 */
export function changedLedger(
  conference: DocumentSnapshot,
  told: Pick<Delivery, 'state' | 'to' | 'at' | 'failure'>,
  tells: MailSource['tells'],
  isNewest: boolean,
): DocumentData {
  const before = readInformable(conference);
  const isSure = arrival(told);
  const informed: readonly Informed[] =
    tells === undefined || isSure === null || told.to === ''
      ? before.informed
      : withInformed(before.informed, { to: told.to, at: told.at, isSure, ...tells });
  const state = isNewest ? told.state : (readNewestSave(conference)?.email?.state ?? null);
  const key = informedListKey({ ...before, informed }, state);
  const stored: unknown = conference.get('listKeys.informed');
  return {
    ...(informed === before.informed ? {} : { informed }),
    // Absent: from before there was a ledger, of which nothing is known until an email has arrived.
    ...(key === stored || (key === null && stored === undefined)
      ? {}
      : { 'listKeys.informed': key }),
  };
}

/** @returns whether it has surely arrived; null where it has not, or not yet. */
function arrival(told: Pick<Delivery, 'state' | 'failure'>): boolean | null {
  if (told.state === 'sent') return true;
  return told.state === 'failed' && misfortuneOf(told) === 'uncertain' ? false : null;
}
