import { type DocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { failedKey, listKeys } from '../../domain/list-keys.ts';
import type { LoadedConference, StoredConference } from './operator-interface.ts';

/** The fields that the server keeps for the list are there; a Save id is not. */
export function loadedConference({
  failed = false,
  createdAt = new Date(),
  participantCode = '0000000000',
  ...input
}: LoadedConference) {
  const email = {
    state: failed ? 'failed' : 'sent',
    failure: failed ? 'recipientRefused' : null,
    saveId: '',
    to: input.adminEmail,
    at: createdAt,
    detail: null,
  };
  return {
    ...input,
    createdAt,
    savedAt: createdAt,
    codesWanted: 1,
    codesVersion: 1,
    participantCode,
    deletedAt: null,
    listKeys: { ...listKeys({ ...input, participantCode }), informed: null, ...failedKey(email) },
    email,
  };
}

/** What a stored conference and its codes say. */
export async function readConference(conference: DocumentSnapshot): Promise<StoredConference> {
  const codes = await conference.ref.collection('private').doc('codes').get();
  return {
    id: conference.id,
    saveId: String(conference.get('saveId')),
    participantCode: textOrNothing(conference.get('participantCode')),
    leaderCode: textOrNothing(codes.get('leaderCode')),
    expiresAt: dateOrNothing(conference.get('expiresAt')),
    language: textOrNothing(conference.get('language')),
  };
}

function textOrNothing(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function dateOrNothing(value: unknown): Date | null {
  return value instanceof Timestamp ? value.toDate() : null;
}
