import { type DocumentData, type DocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { remindAt } from '../../../domain/conference/reminder.ts';
import { type ListKeys, listKeys } from '../../../domain/list-keys.ts';
import { readListed, readNewestSave } from '../stored/conference-documents.ts';
import { directoryData, informedListKey, readInformable } from '../stored/informed-documents.ts';
import type { Allotment } from './allot-codes.ts';
import type { SaveState } from './read-save-state.ts';
import type { Save } from './save-types.ts';

/**
 * What the server keeps on a conference with every Save, beside its codes and its email: what lists,
 * runs and reminders ask for.
 *
 * @param state of this Save's email.
 * @returns the fields, and apart from them the `listKeys`, which are written one by one (`listKeyFields`).
 */
export function keptFields(
  { conference }: Pick<SaveState, 'conference'>,
  save: Pick<Save, 'saveId' | 'savedAt'>,
  { fields }: Pick<Allotment, 'fields'>,
  state: 'queued' | 'failed',
): DocumentData & { readonly listKeys: ListKeys & { readonly informed: string | null } } {
  const newest = readNewestSave(conference);
  const isNewest = newest?.saveId === save.saveId;
  const listed = readListed(conference);
  const participantCode =
    (fields['participantCode'] as string | undefined) ?? listed.participantCode;
  const keys = listKeys({ ...listed, participantCode });

  const stored = readInformable(conference);
  const codesVersion = (fields['codesVersion'] as number | undefined) ?? stored.codesVersion;
  // Who saved has seen which address the directory has, and has said to whom the email goes.
  const directory = stored.directory && { ...stored.directory, isSettled: true };
  const emailState = isNewest
    ? state
    : newest?.email?.saveId === newest?.saveId
      ? (newest?.email?.state ?? null)
      : null;

  // An expiry that was there before has its reminder, or has had it.
  const before: unknown = conference.get('listKeys.activeUntil');
  const isMoved =
    !(before instanceof Timestamp) || before.toMillis() !== keys.activeUntil.getTime();
  return {
    listKeys: {
      ...keys,
      informed: informedListKey({ ...stored, codesVersion, directory }, emailState),
    },
    ...(stored.directory?.isSettled === false && directory !== null
      ? { directory: directoryData(directory) }
      : {}),
    ...(isMoved ? { remindAt: remindAt(listed.expiresAt, save.savedAt) } : {}),
    // A run counts by this: until now the conference told of an email before the run's. Whoever has saved
    // since, before the run's Save was seen, has its newest email from here on.
    ...(isNewest && isRunUnseen(conference) ? { 'run.isHandled': true } : {}),
  };
}

/** Whether a run has saved the conference, of whose Save the server has not told yet that it has seen it. */
function isRunUnseen(conference: DocumentSnapshot): boolean {
  return (
    typeof conference.get('run.saveId') === 'string' && conference.get('run.isHandled') !== true
  );
}
