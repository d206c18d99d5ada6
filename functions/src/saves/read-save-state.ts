import type {
  DocumentReference,
  DocumentSnapshot,
  Firestore,
  Transaction,
} from 'firebase-admin/firestore';
import { saveIdSchema } from '../../../domain/conference/conference-input.ts';
import { mailId, paths } from '../../../domain/paths.ts';
import { readSuperseded } from '../deliveries/supersede.ts';
import { memberReference, runEntryReference } from '../stored/activity-entry.ts';
import { readDeletedAt, readNewestSave } from '../stored/conference-documents.ts';
import type { Save, SaveDependencies, SaveOutcome } from './save-types.ts';

/** The documents that handling a Save reads, as they are now. */
export interface SaveState {
  readonly conference: DocumentSnapshot;
  readonly codes: DocumentSnapshot;
  readonly account: DocumentSnapshot;
  readonly member: DocumentSnapshot | undefined;
  /** Where its email and its entry in the activity log go; null where its id could name neither. */
  readonly own: { readonly mail: DocumentReference; readonly entry: DocumentReference } | null;
  /** The entry of the run that made the Save, there or not yet; null where none did. */
  readonly runEntry: DocumentSnapshot | null;
  /** The entry of an earlier Save's email that waits to be tried again. */
  readonly superseded: DocumentSnapshot | null;
}

type MailCollections = Pick<SaveDependencies, 'mailCollection' | 'bulkMailCollection'>;

/**
 * Reads all that handling a Save needs, at once.
 *
 * @returns an outcome where there is nothing (more) to do.
 */
export async function readSaveState(
  transaction: Transaction,
  db: Firestore,
  collections: MailCollections,
  save: Save,
): Promise<SaveState | SaveOutcome> {
  const { accountId, conferenceId, saveId, savedBy } = save;
  const own = ownReferences(db, collections, save);
  const runRef = runEntryReference(db, save);
  const memberRef = memberReference(db, accountId, savedBy);
  const references = [
    db.doc(paths.conference(accountId, conferenceId)),
    db.doc(paths.conferenceCodes(accountId, conferenceId)),
    db.doc(paths.account(accountId)),
    ...(own === null ? [] : [own.mail, own.entry]),
    ...(memberRef === null ? [] : [memberRef]),
    ...(runRef === null ? [] : [runRef]),
  ];
  const snapshots = await transaction.getAll(...references);
  const find = (reference: DocumentReference | null) =>
    snapshots.find(({ ref }) => reference !== null && ref.isEqual(reference));

  const [conference, codes, account] = snapshots;
  if (!conference?.exists || codes === undefined || account === undefined) return 'conferenceGone';
  if (readDeletedAt(conference) !== null) return 'conferenceDeleted';
  const isHandled =
    own !== null && [own.mail, own.entry].some((reference) => find(reference)?.exists);
  // What was saved before there was an activity log has no entry, and its mail may have expired.
  const isTold = readNewestSave(conference)?.email?.saveId === saveId;
  if (isHandled || isTold) return 'alreadyHandled';
  const superseded = await readSuperseded(transaction, db, save, conference);
  const [member, runEntry] = [find(memberRef), find(runRef) ?? null];
  return { conference, codes, account, member, own, runEntry, superseded };
}

function ownReferences(
  db: Firestore,
  { mailCollection, bulkMailCollection }: MailCollections,
  { accountId, conferenceId, saveId, isBulk }: Save,
): SaveState['own'] {
  // Written past the rules, an id may be anything.
  if (!saveIdSchema.safeParse(saveId).success) return null;
  const name = mailId(conferenceId, saveId);
  return {
    mail: db.collection(isBulk ? bulkMailCollection : mailCollection).doc(name),
    entry: db.doc(paths.activityEntry(accountId, name)),
  };
}
