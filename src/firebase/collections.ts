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
import * as z from 'zod/mini';
import {
  invitationFailureSchema,
  languageSchema,
  memberSchema,
  roleSchema,
  type Invitation,
  type Member,
} from '../../domain/account/account.ts';
import { type PasswordAnswer, passwordAnswerSchema } from '../../domain/account/password-link.ts';
import { activityKindSchema, type ActivityEntry } from '../../domain/account/activity.ts';
import { type CallCheck, callCheckSchema } from '../../domain/bridge/call-check.ts';
import { chosenExpirySchema } from '../../domain/conference/chosen-expiry.ts';
import { emailFailureSchema, type Delivery } from '../../domain/delivery/delivery.ts';
import { emailNow } from '../../domain/conference/email-state.ts';
import type { Conference } from '../../domain/conference/conference.ts';
import { commandKindSchema, commandProblemSchema } from '../../domain/live-command.ts';
import { failedCountsSchema } from '../../domain/leg-failed.ts';
import { paths } from '../../domain/paths.ts';
import { PBX_STANDINGS, type PbxUser } from '../../domain/pbx-users/pbx-user.ts';

/** The typed map of what the portal reads and writes; no path is spelled anywhere else in src. */
export const collections = {
  account: (db: Firestore, a: string): DocumentReference => doc(db, paths.account(a)),
  member: (db: Firestore, a: string, uid: string): DocumentReference =>
    doc(db, paths.member(a, uid)),
  members: (db: Firestore, a: string): CollectionReference => collection(db, paths.members(a)),
  invitations: (db: Firestore, a: string): CollectionReference =>
    collection(db, paths.invitations(a)),
  invitation: (db: Firestore, a: string, id: string): DocumentReference =>
    doc(db, paths.invitation(a, id)),
  activity: (db: Firestore, a: string): CollectionReference => collection(db, paths.activity(a)),
  reveal: (db: Firestore, a: string, c: string, uid: string): DocumentReference =>
    doc(db, paths.reveal(a, c, uid)),
  /** All `members` documents of all accounts; the rules let one read one's own. */
  memberships: (db: Firestore) => collectionGroup(db, 'members'),
  conferences: (db: Firestore, a: string): CollectionReference =>
    collection(db, paths.conferences(a)),
  conference: (db: Firestore, a: string, c: string): DocumentReference =>
    doc(db, paths.conference(a, c)),
  conferenceCodes: (db: Firestore, a: string, c: string): DocumentReference =>
    doc(db, paths.conferenceCodes(a, c)),
  callCheck: (db: Firestore, a: string, c: string): DocumentReference =>
    doc(db, paths.callCheck(a, c)),
  passwordLink: (db: Firestore, token: string): DocumentReference =>
    doc(db, paths.passwordLink(token)),
  passwordAsk: (db: Firestore, token: string): DocumentReference =>
    doc(db, paths.passwordAsk(token)),
  pbxUsers: (db: Firestore, a: string): CollectionReference => collection(db, paths.pbxUsers(a)),
  pbxUser: (db: Firestore, a: string, u: string): DocumentReference => doc(db, paths.pbxUser(a, u)),
};

const moment = z.pipe(
  z.instanceof(Timestamp),
  z.transform((at) => at.toDate()),
);

/** Shown for a time that is missing; rules make it impossible, a console edit does not. */
const NO_TIME = new Date(0);

/** A field that is null where something else stands than what should. */
const orNull = <T extends z.ZodMiniType>(schema: T) => z.catch(z.nullable(schema), null);

const code = z.string().check(z.regex(/^\d{4,20}$/));

const delivery = {
  state: z.enum(['queued', 'waiting', 'sent', 'failed']),
  to: z.catch(z.string(), ''),
  at: z.catch(moment, NO_TIME),
  failure: z.catch(z.nullable(emailFailureSchema), 'other'),
  detail: orNull(z.string()),
  nextTryAt: z.catch(z.optional(z.nullable(moment)), null),
};

/**
 * A stored conference. Each field that could be absent or odd has something harmless to stand for
 * it, so that one document touched by hand never takes the whole list down.
 */
const conferenceData = z.object({
  tag: z.catch(z.string(), ''),
  adminEmail: z.catch(z.string(), ''),
  expiresAt: orNull(moment),
  expiryChosen: orNull(chosenExpirySchema),
  language: orNull(languageSchema),
  saveId: z.catch(z.string(), ''),
  savedAt: z.catch(moment, NO_TIME),
  savedBy: z.catch(z.string(), ''),
  createdAt: z.catch(moment, NO_TIME),
  participantCode: orNull(code),
  previousParticipantCode: orNull(z.object({ code, until: moment })),
  codesWanted: z.catch(z.number(), 1),
  codesVersion: z.catch(z.number(), 0),
  email: orNull(z.object({ saveId: z.string(), ...delivery })),
  informed: z.catch(
    z.array(
      z.object({
        ...{ to: z.string(), at: moment, isSure: z.catch(z.boolean(), true) },
        ...{ codesVersion: z.number(), edition: z.string() },
      }),
    ),
    [],
  ),
  directory: orNull(z.object({ email: z.string(), isSettled: z.boolean() })),
  deletedAt: orNull(moment),
});

/** Turns what Firestore answered into a conference of the domain. */
export function parseConference(id: string, data: DocumentData): Conference {
  const parsed = conferenceData.parse(data);
  return { id, ...parsed, email: emailNow(parsed) };
}

const codesData = z.object({ leaderCode: code });

/** @returns the leader code, or null where none has been allotted yet. */
export function parseLeaderCode(data: DocumentData | undefined): string | null {
  const parsed = codesData.safeParse(data);
  return parsed.success ? parsed.data.leaderCode : null;
}

/**
 * @returns the answer whether a call would work, or null while there is none.
 * @throws ZodError where another version has answered.
 */
export function parseCallCheck(data: DocumentData | undefined): CallCheck | null {
  const answer: unknown = data?.['answer'];
  return answer === undefined ? null : callCheckSchema.parse(answer);
}

/**
 * @returns the answer to whoever wants to choose a first password, or null while there is none.
 * @throws ZodError where another version has answered.
 */
export function parsePasswordAnswer(data: DocumentData | undefined): PasswordAnswer | null {
  const answer: unknown = data?.['answer'];
  return answer === undefined ? null : passwordAnswerSchema.parse(answer);
}

const passwordLinkData = z.object({ email: z.string(), expireAt: moment });

/** @returns whose a link to choose a password is and until when it is good; null where it is none. */
export function parsePasswordLink(data: DocumentData | undefined) {
  return passwordLinkData.safeParse(data).data ?? null;
}

const fromTo = <Value extends z.core.$ZodType>(value: Value) =>
  z.object({ from: value, to: value });

const activityData = z.object({
  kind: activityKindSchema,
  at: z.catch(moment, NO_TIME),
  by: orNull(z.object({ uid: z.string(), email: z.string() })),
  conferenceId: orNull(z.string()),
  tag: orNull(z.string()),
  email: orNull(z.object(delivery)),
  member: orNull(z.object({ email: z.string(), role: roleSchema })),
  displaced: orNull(z.enum(['replaced', 'returned'])),
  overlapUntil: orNull(moment),
  profile: orNull(
    z.object({
      timeZone: z.string(),
      language: languageSchema,
      expiryReminders: z.optional(z.boolean()),
      callReceipts: z.optional(z.boolean()),
    }),
  ),
  information: orNull(
    z.object({ parts: z.array(z.enum(['numbers', 'menu'])), outdated: z.number() }),
  ),
  expiresAt: orNull(moment),
  changes: orNull(
    z.object({
      tag: z.optional(fromTo(z.string())),
      adminEmail: z.optional(fromTo(z.string())),
      expiresAt: z.optional(fromTo(z.nullable(moment))),
      language: z.optional(fromTo(z.nullable(languageSchema))),
    }),
  ),
  run: orNull(z.object({ id: z.string() })),
  notTaken: orNull(failedCountsSchema),
  act: orNull(
    z.object({
      kind: commandKindSchema,
      caller: z.nullable(z.string()),
      outcome: z.enum(['sent', 'done', 'refused']),
      why: orNull(commandProblemSchema),
    }),
  ),
});

/** @returns an entry of the activity log, or null for a kind that this version does not know. */
export function parseActivity(id: string, data: DocumentData): ActivityEntry | null {
  const parsed = activityData.safeParse(data);
  return parsed.success ? { id, ...parsed.data } : null;
}

/** Somebody who belongs to an account, and what became of the email that invited them. */
export interface TeamMember extends Member {
  /** Null for members whom the telephony provider added. */
  readonly invitation: MemberInvitation | null;
}

/** The email that invited a member; its id is the one of the invitation that was fulfilled. */
export interface MemberInvitation extends Delivery {
  readonly mailId: string;
}

const invitedData = z.object({
  invitation: orNull(z.object({ ...delivery, mailId: z.catch(z.string(), '') })),
});

/** @returns a member, or null for somebody who has been taken out. */
export function parseMember(data: DocumentData | undefined): TeamMember | null {
  const member = memberSchema.safeParse(data);
  return member.success ? { ...member.data, ...invitedData.parse(data) } : null;
}

const pbxUserData = z.object({
  name: z.catch(z.string(), ''),
  extension: z.catch(z.string(), ''),
  email: z.catch(z.string(), ''),
  leftAt: orNull(moment),
  conferenceId: z.catch(z.string(), ''),
  hasConference: z.catch(z.boolean(), false),
  standing: z.catch(z.enum(PBX_STANDINGS), 'unusable'),
});

/** Turns what Firestore answered into a user of the Cloud PBX. */
export function parsePbxUser(id: string, data: DocumentData): PbxUser {
  return { id, ...pbxUserData.parse(data) };
}

const invitationData = z.object({
  email: z.catch(z.string(), ''),
  role: z.catch(roleSchema, 'viewer'),
  invitedBy: z.catch(z.string(), ''),
  invitedAt: z.catch(moment, NO_TIME),
  failure: z.catch(z.nullable(z.optional(invitationFailureSchema)), 'other'),
});

/** Turns what Firestore answered into an invitation of the domain. */
export function parseInvitation(id: string, data: DocumentData): Invitation {
  const { failure, ...rest } = invitationData.parse(data);
  return { id, ...rest, failure: failure ?? null };
}
