import { type DocumentData, type DocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import {
  type DirectoryAddress,
  type Informable,
  type Informed,
  informedKey,
} from '../../../domain/conference/informed.ts';

const time = z.instanceof(Timestamp).transform((at) => at.toDate());

const informedSchema = z.object({
  to: z.string(),
  at: time,
  codesVersion: z.int(),
  edition: z.string(),
  isSure: z.boolean().catch(true),
}) satisfies z.ZodType<Informed>;

/** Read with less demands than the conference itself: what cannot be read was told to nobody. */
const informableSchema = z.object({
  adminEmail: z.string().catch(''),
  codesVersion: z.int().catch(0),
  informed: z
    .array(informedSchema.nullable().catch(null))
    .transform((all) => all.filter((each) => each !== null))
    .catch([]),
  directory: z.object({ email: z.string(), isSettled: z.boolean() }).nullable().catch(null),
}) satisfies z.ZodType<Informable>;

/** Who knows what of a conference, as it stands there. */
export function readInformable(snapshot: DocumentSnapshot): Informable {
  return informableSchema.parse(snapshot.data() ?? {});
}

/**
 * What the list is filtered by, `listKeys.informed`: null while an email is on its way, so that nobody
 * counts a conference as out of date whose leader is just being told.
 *
 * @param state of the newest Save's email.
 */
export function informedListKey(conference: Informable, state: string | null): string | null {
  return state === 'sent' || state === 'failed' ? informedKey(conference) : null;
}

/** The field `directory` of a conference. */
export function directoryData(directory: DirectoryAddress): DocumentData {
  return { email: directory.email, isSettled: directory.isSettled };
}
