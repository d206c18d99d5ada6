import {
  type DocumentData,
  type DocumentReference,
  type DocumentSnapshot,
  FieldValue,
  type Firestore,
  type Transaction,
} from 'firebase-admin/firestore';
import { PURGED_AFTER_MS } from '../../../domain/conference/deletion-times.ts';
import { reservedUntil } from '../../../domain/conference/access-code.ts';
import { paths } from '../../../domain/paths.ts';
import { memberReference, runEntryReference } from '../stored/activity-entry.ts';
import { type Admits, admitsOf, changedAdmits } from '../codes/admits.ts';
import {
  codeReference,
  type CodeRole,
  codesOf,
  endCode,
  type Holder,
  isHeldBy,
  updateCode,
  WORKING,
} from '../codes/code-documents.ts';
import { readCodeDocument, readCodesState, readDeletedAt } from '../stored/conference-documents.ts';
import type { SaveState } from '../saves/read-save-state.ts';
import type { Deletion } from './deletion-event.ts';
import { logDeletion } from './log-deletion.ts';

/** How a conference stands after a deletion, or the undoing of one, was dealt with; the log says it. */
export type DeletionOutcome = 'codesEnded' | 'codesWork' | 'conferenceGone';

/**
 * Brings the codes of a conference to what the conference says now: those of a deleted one end at the
 * moment of the deletion, and the document is to be purged in a month; those of any other work
 * (docs/saves.md, "Deleting"). So however often and in whatever order a deletion and its undo
 * are told, the codes end up right. What the event tells goes into the activity log only, once.
 *
 * @throws what Firestore throws when it cannot be reached; the event then comes again.
 */
export async function settleDeletion(
  db: Firestore,
  pepper: string,
  deletion: Deletion,
): Promise<DeletionOutcome> {
  const { accountId, conferenceId, kind, at, by } = deletion;
  const holder = { accountId, conferenceId };
  const entryId = `${conferenceId}_${kind}_${at.getTime()}`;
  const member = memberReference(db, accountId, by);
  const run = runEntryReference(db, deletion);
  return db.runTransaction(async (transaction): Promise<DeletionOutcome> => {
    const [conference, codes, account, entry, ...others] = await transaction.getAll(
      db.doc(paths.conference(accountId, conferenceId)),
      db.doc(paths.conferenceCodes(accountId, conferenceId)),
      db.doc(paths.account(accountId)),
      db.doc(paths.activityEntry(accountId, entryId)),
      ...[member, run].filter((reference) => reference !== null),
    );
    if (!conference?.exists || !codes || !account || !entry) return 'conferenceGone';
    const deletedAt = readDeletedAt(conference);
    const handled = handledInRun(conference, deletion);
    if (deletedAt === null) {
      const found = { conference, codes, account };
      await letCodesWork(transaction, db, pepper, holder, found, handled);
    } else await endCodes(transaction, db, holder, conference, deletedAt, handled);
    const find = (reference: DocumentReference | null) =>
      others.find(({ ref }) => reference !== null && ref.isEqual(reference));
    logDeletion(transaction, deletion, { entry, runEntry: find(run), member: find(member) });
    return deletedAt === null ? 'codesWork' : 'codesEnded';
  });
}

async function endCodes(
  transaction: Transaction,
  db: Firestore,
  holder: Holder,
  conference: DocumentSnapshot,
  deletedAt: Date,
  handled: DocumentData,
): Promise<void> {
  const { docs } = await transaction.get(codesOf(db, holder));
  for (const snapshot of docs) endCode(transaction, snapshot, deletedAt);
  transaction.update(conference.ref, {
    purgeAt: new Date(deletedAt.getTime() + PURGED_AFTER_MS),
    ...handled,
  });
}

const RUN_FIELDS = { deleted: 'deletionRun', restored: 'restorationRun' } as const;

/** A run counts by this what the server has seen of it, whatever has become of the conference since. */
function handledInRun(conference: DocumentSnapshot, { kind, runId }: Deletion): DocumentData {
  const field = RUN_FIELDS[kind];
  const isNews =
    runId !== null &&
    conference.get(`${field}.id`) === runId &&
    conference.get(`${field}.handledAt`) === undefined;
  return isNews ? { [`${field}.handledAt`]: FieldValue.serverTimestamp() } : {};
}

/** A code that a conference should have, with its end. */
interface Wanted {
  readonly code: string;
  readonly role: CodeRole;
  readonly until: Date | null;
}

async function letCodesWork(
  transaction: Transaction,
  db: Firestore,
  pepper: string,
  holder: Holder,
  { conference, codes, account }: Pick<SaveState, 'conference' | 'codes' | 'account'>,
  handled: DocumentData,
): Promise<void> {
  const state = readCodesState(conference, codes);
  // The account may have changed since, and left codes that had ended alone.
  const admits = admitsOf(conference.data(), account.data());
  const { leaderCode, participantCode, previousParticipantCode: previous } = state;
  const wanted: Wanted[] = [];
  if (leaderCode !== null) wanted.push({ code: leaderCode, role: 'leader', until: null });
  if (participantCode !== null) {
    wanted.push({ code: participantCode, role: 'participant', until: null });
  }
  if (previous !== null) wanted.push({ ...previous, role: 'participant' });

  const references = wanted.map(({ code }) => codeReference(db, code, pepper));
  const snapshots = references.length === 0 ? [] : await transaction.getAll(...references);
  let isOneLost = false;
  for (const [index, { role, until }] of wanted.entries()) {
    const snapshot = snapshots[index];
    if (snapshot === undefined) continue;
    if (snapshot.exists && !isHeldBy(snapshot, holder)) isOneLost ||= until === null;
    else letCodeWork(transaction, snapshot, holder, role, until, admits);
  }
  transaction.update(conference.ref, {
    purgeAt: FieldValue.delete(),
    // Only where somebody undid a deletion by hand a year later: the next Save gives new codes.
    ...(isOneLost ? { codesVersion: state.codesWanted - 1 } : {}),
    ...handled,
  });
}

function letCodeWork(
  transaction: Transaction,
  snapshot: DocumentSnapshot,
  holder: Holder,
  role: CodeRole,
  until: Date | null,
  admits: Admits | null,
): void {
  const ending =
    until === null ? WORKING : { validUntil: until, reservedUntil: reservedUntil(until) };
  if (!snapshot.exists) {
    // Firestore has deleted it since.
    const admitting = admits === null ? {} : { admits };
    transaction.create(snapshot.ref, { ...holder, role, ...WORKING, ...ending, ...admitting });
    return;
  }
  const worksSo = readCodeDocument(snapshot).validUntil?.getTime() === until?.getTime();
  updateCode(transaction, snapshot, {
    ...(worksSo ? {} : ending),
    ...changedAdmits(snapshot, admits),
  });
}
