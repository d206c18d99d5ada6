import {
  collection,
  collectionGroup,
  doc,
  Timestamp,
  type CollectionReference,
  type DocumentData,
  type DocumentReference,
  type Firestore,
} from 'firebase/firestore/lite';
import { z } from 'zod';
import { emailFailureSchema, type Conference } from '../../domain/conference.ts';
import { paths } from '../../domain/paths.ts';

/** The typed map of what the portal reads and writes; no path is spelled anywhere else in src. */
export const collections = {
  account: (db: Firestore, a: string): DocumentReference => doc(db, paths.account(a)),
  member: (db: Firestore, a: string, uid: string): DocumentReference =>
    doc(db, paths.member(a, uid)),
  /** All `members` documents of all accounts; the rules let one read one's own. */
  memberships: (db: Firestore) => collectionGroup(db, 'members'),
  conferences: (db: Firestore, a: string): CollectionReference =>
    collection(db, paths.conferences(a)),
  conference: (db: Firestore, a: string, c: string): DocumentReference =>
    doc(db, paths.conference(a, c)),
  conferenceCodes: (db: Firestore, a: string, c: string): DocumentReference =>
    doc(db, paths.conferenceCodes(a, c)),
};

const moment = z.instanceof(Timestamp).transform((at) => at.toDate());

/** Shown for a time that is missing; rules make it impossible, a console edit does not. */
const NO_TIME = new Date(0);

const emailData = z.object({
  state: z.enum(['queued', 'sent', 'failed']),
  saveId: z.string(),
  to: z.string().catch(''),
  at: moment.catch(NO_TIME),
  failure: emailFailureSchema.nullable().catch('other'),
  detail: z.string().nullable().catch(null),
});

/**
 * A stored conference. Each field that could be absent or odd has something harmless to stand for
 * it, so that one document touched by hand never takes the whole list down.
 */
const conferenceData = z.object({
  tag: z.string().catch(''),
  adminEmail: z.string().catch(''),
  expiresAt: moment.nullable().catch(null),
  saveId: z.string().catch(''),
  savedAt: moment.catch(NO_TIME),
  savedBy: z.string().catch(''),
  createdAt: moment.catch(NO_TIME),
  participantCode: z
    .string()
    .regex(/^\d{4,20}$/)
    .nullable()
    .catch(null),
  codesVersion: z.number().catch(0),
  email: emailData.nullable().catch(null),
});

/** Turns what Firestore answered into a conference of the domain. */
export function parseConference(id: string, data: DocumentData): Conference {
  return { id, ...conferenceData.parse(data) };
}

const codesData = z.object({ leaderCode: z.string().regex(/^\d{4,20}$/) });

/** @returns the leader code, or null where none has been allotted yet. */
export function parseLeaderCode(data: DocumentData | undefined): string | null {
  const parsed = codesData.safeParse(data);
  return parsed.success ? parsed.data.leaderCode : null;
}
