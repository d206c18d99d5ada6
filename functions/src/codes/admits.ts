import { type DocumentData, type DocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import * as z from 'zod/mini';
import { languageSchema } from '../../../domain/account/account.ts';
import { callPolicySchema, DEFAULT_CALL_POLICY } from '../../../domain/account/call-policy.ts';

/*
 * What the bridge must know about a code beside its role and its end stands in the code's own document
 * under `admits`, so that a right code costs one read (docs/codes.md, "What a code says").
 */

const conferencePartSchema = z.object({
  tag: z.string(),
  expiresAt: z.nullable(z.instanceof(Timestamp)),
});
type ConferencePart = z.infer<typeof conferencePartSchema>;

/** Read with less demands than the account itself: it is only about whether, and how, calls go. */
const accountPartSchema = z.object({
  services: z.catch(z.object({ conferencing: z.boolean() }), { conferencing: false }),
  language: z.catch(languageSchema, 'en'),
  callPolicy: z.catch(callPolicySchema, DEFAULT_CALL_POLICY),
});

/** What an account decides about all its codes. */
export interface AccountPart {
  readonly isServiceOn: boolean;
  readonly language: string;
  readonly waitForLeader: boolean;
  readonly endOnLeaderExit: boolean;
}

export type Admits = ConferencePart & AccountPart;

/** The part of an account, also of one that is gone or not valid. */
export function accountPart(account: DocumentData | undefined): AccountPart {
  const { services, language, callPolicy } = accountPartSchema.parse(account ?? {});
  return { isServiceOn: services.conferencing, language, ...callPolicy };
}

/**
 * What the codes of a conference admit to.
 *
 * @param conference the conference, or what its codes say under `admits` already.
 * @returns null where that has no Tag or no expiry that can be read; codes are then left as they are.
 */
export function admitsOf(conference: unknown, account: DocumentData | undefined): Admits | null {
  const part = conferencePartSchema.safeParse(conference).data;
  return part === undefined ? null : { ...part, ...accountPart(account) };
}

/** What is to be written on a code so that it says this: nothing where it does, or where `admits` is null. */
export function changedAdmits(
  code: DocumentSnapshot,
  admits: Admits | null,
): { readonly admits?: Admits } {
  if (admits === null) return {};
  const stored: unknown = code.get('admits');
  return isSame(stored, admits) ? {} : { admits };
}

function isSame(stored: unknown, admits: Admits): boolean {
  if (typeof stored !== 'object' || stored === null) return false;
  const fields = new Map<string, unknown>(Object.entries(stored));
  return Object.entries(admits).every(([name, value]) => {
    const other = fields.get(name);
    return value instanceof Timestamp
      ? other instanceof Timestamp && value.isEqual(other)
      : value === other;
  });
}
