import { type DocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import type { Change, SavedChanges } from '../../../domain/account/activity.ts';
import { type Language, languageSchema } from '../../../domain/language.ts';
import { SAVING_RUNS } from '../../../domain/run-kind.ts';
import type { Holder } from '../codes/code-documents.ts';
import { readDeletedAt, readListed } from '../stored/conference-documents.ts';
import type { Save } from '../saves/save-types.ts';
import type { ExpiryMend } from '../saves/settle-expiry-mend.ts';
import type { Deletion } from '../deletion/deletion-event.ts';

const runKindSchema = z.enum(SAVING_RUNS);

/** What people did to a conference with one write. */
export interface ConferenceChange {
  readonly isGone: boolean;
  readonly deletion: Deletion | null;
  readonly mend: ExpiryMend | null;
  readonly save: Save | null;
}

/**
 * Reads off an event what somebody did: only which thing it was, and what the activity log tells of
 * it. What is true now is read from the conference by whoever deals with it. The server's own writes
 * are no change of this kind.
 *
 * @param eventTime stands for the moment where the document does not tell it: what an operator wrote.
 */
export function readChange(
  { accountId, conferenceId }: Holder,
  before: DocumentSnapshot,
  after: DocumentSnapshot,
  eventTime: Date,
): ConferenceChange {
  if (!after.exists) return { isGone: true, deletion: null, mend: null, save: null };
  const holder = { accountId, conferenceId };
  const { tag } = readListed(after);
  const [deletedBefore, deletedAt] = [readDeletedAt(before), readDeletedAt(after)];
  const isRestored = deletedBefore !== null && deletedAt === null;

  let deletion: Deletion | null = null;
  if (deletedAt !== null && deletedBefore?.getTime() !== deletedAt.getTime()) {
    const by = textAt(after, 'deletedBy');
    const runId = runAt(after, 'deletionRun', deletedAt);
    deletion = { ...holder, kind: 'deleted', at: deletedAt, by, tag, runId };
  } else if (isRestored) {
    const told = momentAt(after, 'restoredAt');
    const isTold = told !== null && told.getTime() !== momentAt(before, 'restoredAt')?.getTime();
    const at = isTold ? told : eventTime;
    const by = isTold ? textAt(after, 'restoredBy') : null;
    const runId = isTold ? runAt(after, 'restorationRun', at) : null;
    deletion = { ...holder, kind: 'restored', at, by, tag, runId };
  }

  const mendedAt = momentAt(after, 'expiryMendedAt');
  const isMended =
    mendedAt !== null && mendedAt.getTime() !== momentAt(before, 'expiryMendedAt')?.getTime();
  const mend = isMended
    ? { ...holder, at: mendedAt, by: textAt(after, 'expiryMendedBy'), tag }
    : null;

  const saveId = textAt(after, 'saveId');
  // The server's own writes keep the saveId; only a Save brings a new one. A Save whose event came
  // while the conference was deleted is made up for once it is back.
  const isSave = saveId !== null && (isRestored || saveId !== before.get('saveId'));
  if (!isSave) return { isGone: false, deletion, mend, save: null };
  const savedAt = momentAt(after, 'savedAt') ?? eventTime;
  const isFirst = isRestored
    ? savedAt.getTime() === momentAt(after, 'createdAt')?.getTime()
    : !before.exists;
  const savedBy = textAt(after, 'savedBy');
  // `run` stays on the conference and names the one Save that the run made.
  const isBulk = after.get('run.saveId') === saveId;
  const runId = isBulk ? storedIdAt(after, 'run.id') : null;
  const runKind =
    runId === null ? null : (runKindSchema.safeParse(after.get('run.kind')).data ?? null);
  // Of a deleted conference's Save nobody knows what was there before.
  const changes = isRestored ? null : savedChanges(before, after);
  const who = { savedBy, savedAt, tag };
  const save = { ...holder, saveId, isFirst, ...who, isBulk, runId, runKind, changes };
  return { isGone: false, deletion, mend, save };
}

/** What a Save made of the conference that was there, field by field; null where it is as before. */
function savedChanges(before: DocumentSnapshot, after: DocumentSnapshot): SavedChanges | null {
  if (!before.exists) return null;
  const text = (field: string) => changed(textAt(before, field), textAt(after, field));
  const [tag, adminEmail] = [text('tag'), text('adminEmail')];
  const [expiry, expiresAt] = [momentAt(before, 'expiresAt'), momentAt(after, 'expiresAt')];
  const language = changed(languageAt(before), languageAt(after));
  const changes: SavedChanges = {
    ...(tag === null ? {} : { tag: withTexts(tag) }),
    ...(adminEmail === null ? {} : { adminEmail: withTexts(adminEmail) }),
    ...(expiry?.getTime() === expiresAt?.getTime()
      ? {}
      : { expiresAt: { from: expiry, to: expiresAt } }),
    ...(language === null ? {} : { language }),
  };
  return Object.keys(changes).length === 0 ? null : changes;
}

function changed<Value>(from: Value, to: Value): Change<Value> | null {
  return from === to ? null : { from, to };
}

/** What is no text was written past the rules. */
function withTexts({ from, to }: Change<string | null>): Change<string> {
  return { from: from ?? '', to: to ?? '' };
}

function languageAt(snapshot: DocumentSnapshot): Language | null {
  return languageSchema.safeParse(snapshot.get('language')).data ?? null;
}

/** The run that deleted a conference, or brought it back, at that moment; null: none did. */
function runAt(
  snapshot: DocumentSnapshot,
  field: 'deletionRun' | 'restorationRun',
  at: Date,
): string | null {
  const isOfThen = momentAt(snapshot, `${field}.at`)?.getTime() === at.getTime();
  return isOfThen ? storedIdAt(snapshot, `${field}.id`) : null;
}

/** Written past the rules, an id may be anything. */
function storedIdAt(snapshot: DocumentSnapshot, field: string): string | null {
  const value: unknown = snapshot.get(field);
  return typeof value === 'string' && /^[A-Za-z0-9]{20}$/.test(value) ? value : null;
}

function textAt(snapshot: DocumentSnapshot, field: string): string | null {
  const value: unknown = snapshot.get(field);
  return typeof value === 'string' && value !== '' ? value : null;
}

function momentAt(snapshot: DocumentSnapshot, field: string): Date | null {
  const value: unknown = snapshot.get(field);
  return value instanceof Timestamp ? value.toDate() : null;
}
