import {
  serverTimestamp,
  Timestamp,
  type DocumentSnapshot,
  type Firestore,
} from 'firebase/firestore/lite';
import type { Conference } from '../../../../domain/conference/conference.ts';
import type { ConferenceInput } from '../../../../domain/conference/conference-input.ts';
import { collections, parseConference } from '../../../firebase/collections.ts';
import { transact, type Transaction } from '../../../firebase/transact.ts';

/** One press of Save. */
export interface SaveRequest {
  readonly accountId: string;
  readonly conferenceId: string;
  readonly input: ConferenceInput;
  /** This Save's own id; the same for each try with the same content. */
  readonly saveId: string;
  /** Ids of earlier tries from this form whose answer was lost: what they wrote is ours. */
  readonly ownSaveIds: ReadonlySet<string>;
  /** The saveId of the version that the form was filled from; null for a new conference. */
  readonly basedOn: string | null;
  /**
   * Which pair of codes is wanted after this Save (`Conference.codesWanted`): that of the version the
   * form was filled from, or the next one for new codes. The same for each try.
   */
  readonly codesWanted: number;
  /** With new codes: until when the present participant code goes on; null: it stops at once. */
  readonly overlapUntil: Date | null;
  readonly uid: string;
}

/** Another Save came between: nothing was written. */
export class ConflictError extends Error {
  override name = 'ConflictError';
  constructor(readonly theirs: Conference) {
    super('Another Save came between.');
  }
}

/** The conference that was being edited does not exist any more. */
export class GoneError extends Error {
  override name = 'GoneError';
}

/**
 * Commits one Save: creates the conference, or updates the version the form was filled from, and
 * nothing else (docs/saves.md, "One Save, from button to inbox", 1). Safe to repeat with the
 * same request when the answer was lost.
 *
 * @throws ConflictError when another administrator's Save is there; GoneError when the conference
 *   was deleted; TimeoutError or a FirebaseError when it could not be committed.
 */
export async function saveConference(db: Firestore, request: SaveRequest): Promise<void> {
  await transact(db, (tx) => save(db, tx, request));
}

async function save(db: Firestore, tx: Transaction, request: SaveRequest): Promise<void> {
  const { accountId, conferenceId, input, saveId, uid } = request;
  const ref = collections.conference(db, accountId, conferenceId);
  const found = await tx.get(ref);
  const written = {
    tag: input.tag,
    adminEmail: input.adminEmail,
    expiresAt: input.expiresAt === null ? null : Timestamp.fromDate(input.expiresAt),
    expiryChosen: input.expiryChosen,
    language: input.language,
    saveId,
    savedAt: serverTimestamp(),
    savedBy: uid,
  };
  switch (standing(found, request)) {
    case 'absent':
      tx.create(found, {
        ...written,
        createdAt: serverTimestamp(),
        codesWanted: 1,
        deletedAt: null,
      });
      return;
    case 'asRead':
      tx.update(ref, { ...written, ...renewal(found, request) });
      return;
    case 'done':
      return;
  }
}

/** The wish for new codes, unless an earlier try of this form has left it there already. */
function renewal(found: DocumentSnapshot, { codesWanted, overlapUntil }: SaveRequest) {
  const stored = parseConference(found.id, found.data() ?? {});
  if (stored.codesWanted >= codesWanted) return {};
  return {
    codesWanted,
    participantOverlapUntil: overlapUntil === null ? null : Timestamp.fromDate(overlapUntil),
  };
}

/**
 * How the stored document stands to this Save.
 *
 * @throws ConflictError, GoneError
 */
function standing(found: DocumentSnapshot, request: SaveRequest): 'absent' | 'asRead' | 'done' {
  if (!found.exists()) {
    if (request.basedOn !== null) throw new GoneError();
    return 'absent';
  }
  const stored = parseConference(found.id, found.data());
  if (stored.deletedAt !== null) throw new GoneError();
  if (stored.saveId === request.saveId) return 'done';
  if (stored.saveId === request.basedOn || request.ownSaveIds.has(stored.saveId)) return 'asRead';
  throw new ConflictError(stored);
}
