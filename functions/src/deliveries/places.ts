import {
  type DocumentReference,
  type DocumentSnapshot,
  FieldValue,
  type Firestore,
  type Transaction,
} from 'firebase-admin/firestore';
import type { Delivery } from '../../../domain/delivery/delivery.ts';
import { paths } from '../../../domain/paths.ts';
import { readDeletedAt, readListed } from '../stored/conference-documents.ts';
import { conferenceEmail } from '../stored/conference-email.ts';
import {
  type MailSource,
  readRetry,
  readToldDelivery,
  type StoredRetry,
  type ToldDelivery,
} from '../stored/delivery-documents.ts';
import { readStoredMember } from '../stored/people-documents.ts';
import { REMOVED } from '../../../domain/account/account.ts';
import { changedLedger } from './changed-ledger.ts';

/** A document and the field of it that tells a delivery, as long as it holds `marks`. */
interface Place {
  readonly kind: 'conference' | 'entry' | 'member';
  readonly reference: DocumentReference;
  readonly field: 'email' | 'invitation';
  /** They say which mail the field speaks of. */
  readonly marks: Readonly<Record<string, string>>;
}

/** The places at which a delivery is told, as a transaction has read them. */
export interface Places {
  readonly found: readonly (Place & { readonly snapshot: DocumentSnapshot })[];
  /** What the mail tells its recipient; undefined: nothing that the conference should know. */
  readonly tells: MailSource['tells'];
  /** The conference without which the mail means nothing, and the expiry that it must still have. */
  readonly about: { readonly snapshot: DocumentSnapshot; readonly expiresAt: Date | null } | null;
}

/** A delivery as it is to be told; `to` empty: as it was told before. */
export type Told = Omit<Delivery, 'nextTryAt'> & { readonly nextTryAt?: Date };

/** What became of telling it. */
export type TellOutcome = 'told' | 'unchanged' | 'nowhere';

/**
 * Reads where a mail's delivery is told: its conference, its entry in the activity log, its member
 * (delivery-documents.ts, `mailSchema`).
 *
 * @param mailId of the mail document
 */
export async function readPlaces(
  transaction: Transaction,
  db: Firestore,
  source: MailSource,
  mailId: string,
): Promise<Places> {
  const references = referencesOf(db, source, mailId);
  const snapshots = references.length === 0 ? [] : await transaction.getAll(...references);
  return placesAmong(db, source, mailId, snapshots);
}

/** The documents of those places, and whatever else has to be read to judge a mail. */
export function referencesOf(
  db: Firestore,
  source: MailSource,
  mailId: string,
): readonly DocumentReference[] {
  const places = placesOf(db, source, mailId);
  if (places.length === 0) return [];
  const { accountId, about } = source;
  return [
    ...places.map(({ reference }) => reference),
    ...(about === undefined ? [] : [db.doc(paths.conference(accountId, about.conferenceId))]),
  ];
}

/** As `readPlaces`, of what a transaction has read; `snapshots` as `referencesOf` names them. */
export function placesAmong(
  db: Firestore,
  source: MailSource,
  mailId: string,
  snapshots: readonly DocumentSnapshot[],
): Places {
  const { tells, about } = source;
  const places = placesOf(db, source, mailId);
  const subject = about === undefined ? undefined : snapshots[places.length];
  return {
    found: places.flatMap((place, index) => {
      const snapshot = snapshots[index];
      return snapshot === undefined ? [] : [{ ...place, snapshot }];
    }),
    tells,
    about:
      subject === undefined ? null : { snapshot: subject, expiresAt: about?.expiresAt ?? null },
  };
}

function placesOf(db: Firestore, source: MailSource, mailId: string): readonly Place[] {
  const { accountId, activityId, conferenceId, saveId, memberUid } = source;
  const places: Place[] = [];
  if (conferenceId !== undefined && saveId !== undefined) {
    const reference = db.doc(paths.conference(accountId, conferenceId));
    places.push({ kind: 'conference', reference, field: 'email', marks: { saveId } });
  }
  if (activityId !== undefined) {
    const reference = db.doc(paths.activityEntry(accountId, activityId));
    places.push({ kind: 'entry', reference, field: 'email', marks: {} });
  }
  if (memberUid !== undefined) {
    const reference = db.doc(paths.member(accountId, memberUid));
    places.push({ kind: 'member', reference, field: 'invitation', marks: { mailId } });
  }
  return places;
}

/** What the entry of the activity log tells of an email, and how it says that it is tried again. */
export function entryOf({
  found,
}: Places): (ToldDelivery & { readonly retry: StoredRetry | null }) | null {
  const entry = found.find(({ kind }) => kind === 'entry')?.snapshot;
  if (entry === undefined) return null;
  const told = readToldDelivery(entry, 'email');
  return told === null ? null : { ...told, retry: readRetry(entry) };
}

/**
 * Whether an email is still to be sent: not, once a newer Save or a newer invitation sends its own, nor once
 * there is nobody and nothing left that it speaks of.
 */
export function wantedness({ found, about }: Places): 'wanted' | 'superseded' | 'withdrawn' {
  if (about !== null) {
    const { snapshot, expiresAt } = about;
    if (!snapshot.exists || readDeletedAt(snapshot) !== null) return 'withdrawn';
    const now = readListed(snapshot).expiresAt;
    if (expiresAt !== null && now?.getTime() !== expiresAt.getTime()) return 'superseded';
  }
  for (const { kind, snapshot, marks } of found) {
    if (kind === 'entry') continue;
    if (!snapshot.exists) return 'withdrawn';
    if (kind === 'conference') {
      if (readDeletedAt(snapshot) !== null) return 'withdrawn';
      if (snapshot.get('saveId') !== marks['saveId']) return 'superseded';
    } else {
      if (readStoredMember(snapshot)?.role === REMOVED) return 'withdrawn';
      if (snapshot.get('invitation.mailId') !== marks['mailId']) return 'superseded';
    }
  }
  return 'wanted';
}

/**
 * Whether a place speaks of this mail, or is to: a conference does where the mail is its newest Save's, also while
 * it still tells of the one before (`saysAlready`).
 */
function isAboutThis(
  kind: Place['kind'],
  before: ToldDelivery,
  snapshot: DocumentSnapshot,
  marks: Place['marks'],
): boolean {
  if (kind === 'conference' && snapshot.get('saveId') === marks['saveId']) return true;
  return Object.entries(marks).every(([name, mark]) => before[name] === mark);
}

/**
 * Tells a delivery at each place that still speaks of this mail and does not tell it already; and on its
 * conference who knows what by it, also where that speaks of a newer Save's.
 *
 * @param retry how it is tried again; null: it is not
 */
export function tell(
  transaction: Transaction,
  { found, tells }: Places,
  told: Told,
  retry: StoredRetry | null,
): TellOutcome {
  let outcome: TellOutcome = 'nowhere';
  for (const { kind, reference, field, marks, snapshot } of found) {
    if (!snapshot.exists) continue;
    const before = readToldDelivery(snapshot, field);
    const isAbout = before !== null && isAboutThis(kind, before, snapshot, marks);
    const isKnown =
      isAbout &&
      Object.entries(marks).every(([name, mark]) => before[name] === mark) &&
      before.state === told.state &&
      before.at.getTime() === told.at.getTime();
    const delivery = { ...marks, ...told, to: told.to === '' ? (before?.to ?? '') : told.to };
    const changes = {
      ...(isAbout && !isKnown
        ? {
            ...(kind === 'conference' ? conferenceEmail(delivery) : { [field]: delivery }),
            ...(kind === 'entry' ? { retry: retry ?? FieldValue.delete() } : {}),
          }
        : {}),
      ...(kind === 'conference' ? changedLedger(snapshot, told, tells, isAbout) : {}),
    };
    if (Object.keys(changes).length > 0) transaction.update(reference, changes);
    if (isAbout && !isKnown) outcome = 'told';
    else if (isKnown && outcome === 'nowhere') outcome = 'unchanged';
  }
  return outcome;
}
