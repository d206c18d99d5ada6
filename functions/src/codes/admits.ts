import { isDeepStrictEqual } from 'node:util';
import { type DocumentData, type DocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import * as z from 'zod/mini';
import {
  type Language,
  languageSchema,
  menuOptionSchema,
} from '../../../domain/account/account.ts';
import {
  type CallPolicy,
  callPolicySchema,
  DEFAULT_CALL_POLICY,
} from '../../../domain/account/call-policy.ts';
import { menuKeys } from '../../../domain/bridge/menu-keys.ts';
import type { MenuKey } from '../../../domain/bridge/resolve.ts';

/*
 * What the bridge must know about a code beside its role and its end stands in the code's own document
 * under `admits`, so that a right code costs one read (docs/codes.md, "What a code says").
 */

const conferencePartSchema = z.object({
  tag: z.string(),
  expiresAt: z.nullable(z.instanceof(Timestamp)),
  language: z.catch(z.nullable(languageSchema), null),
});
type ConferencePart = z.infer<typeof conferencePartSchema>;

/** Read with less demands than the account itself: it is only about whether, and how, calls go. */
const accountPartSchema = z.object({
  services: z.catch(z.object({ conferencing: z.boolean() }), { conferencing: false }),
  language: z.catch(languageSchema, 'en'),
  callPolicy: z.catch(callPolicySchema, DEFAULT_CALL_POLICY),
  menu: z.catch(z.array(menuOptionSchema), []),
});

/** What an account decides about all its codes. */
export interface AccountPart extends CallPolicy {
  readonly isServiceOn: boolean;
  readonly language: Language;
  readonly menu: readonly MenuKey[];
}

export type Admits = Omit<ConferencePart, 'language'> &
  AccountPart & {
    /** There where `language` is the conference's own, and so stays when the account's changes. */
    readonly hasOwnLanguage?: true;
  };

/** The part of an account, also of one that is gone or not valid. */
export function accountPart(account: DocumentData | undefined): AccountPart {
  const { services, language, callPolicy, menu } = accountPartSchema.parse(account ?? {});
  return {
    isServiceOn: services.conferencing,
    language,
    menu: menuKeys(menu),
    ...callPolicy,
  };
}

/**
 * What the codes of a conference admit to.
 *
 * @returns null where that has no Tag or no expiry that can be read; codes are then left as they are.
 */
export function admitsOf(conference: unknown, account: DocumentData | undefined): Admits | null {
  return admitsBy(conference, account, true);
}

/** As `admitsOf`, from what a code of the conference says already. */
export function admitsAgain(
  code: DocumentSnapshot,
  account: DocumentData | undefined,
): Admits | null {
  // Another language there is the account's, as it was then.
  return admitsBy(code.get('admits'), account, code.get('admits.hasOwnLanguage') === true);
}

function admitsBy(said: unknown, account: DocumentData | undefined, isOwn: boolean): Admits | null {
  const found = conferencePartSchema.safeParse(said).data;
  if (found === undefined) return null;
  const { language, ...part } = found;
  const own = language !== null && isOwn ? { language, hasOwnLanguage: true as const } : {};
  return { ...part, ...accountPart(account), ...own };
}

/** What is to be written on a code so that it says this: nothing where it does, or where `admits` is null. */
export function changedAdmits(
  code: DocumentSnapshot,
  admits: Admits | null,
): { readonly admits?: Admits } {
  if (admits === null) return {};
  return isDeepStrictEqual(code.get('admits'), admits) ? {} : { admits };
}
