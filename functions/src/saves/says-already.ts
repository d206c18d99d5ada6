import { isDeepStrictEqual } from 'node:util';
import { type DocumentData, type DocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { readListed, readNewestSave } from '../stored/conference-documents.ts';
import { readToldDelivery } from '../stored/delivery-documents.ts';

/**
 * Whether a conference says all that a Save would have it say, except that the Save's email is on its way: that
 * is read off its newer `saveId` (`emailNow` of domain/conference). So it is where nothing was changed, and the
 * email from before has arrived at the same address and is not out of date; when this one has come to an end,
 * that is written anyway.
 *
 * @param written what the Save would have written beside `email`
 * @param edition what the Save's email says of the account
 */
export function saysAlready(
  conference: DocumentSnapshot,
  written: DocumentData,
  edition: string,
): boolean {
  const { listKeys, ...others } = written;
  const told = readToldDelivery(conference, 'email');
  const known: unknown = conference.get('listKeys');
  return (
    Object.keys(others).length === 0 &&
    told?.state === 'sent' &&
    told.to === readListed(conference).adminEmail &&
    readNewestSave(conference) !== null &&
    isDeepStrictEqual(withDates(known), { ...withDates(listKeys), informed: edition })
  );
}

function withDates(fields: unknown): Record<string, unknown> {
  if (typeof fields !== 'object' || fields === null) return {};
  const dated = Object.entries(fields).map(([name, value]: [string, unknown]) => [
    name,
    value instanceof Timestamp ? value.toDate() : value,
  ]);
  return Object.fromEntries(dated) as Record<string, unknown>;
}
