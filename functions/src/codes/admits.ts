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
  const found = conferencePartSchema.safeParse(conference).data;
  if (found === undefined) return null;
  const { language, ...part } = found;
  const own = language === null ? {} : { language, hasOwnLanguage: true as const };
  return { ...part, ...accountPart(account), ...own };
}

/** As `admitsOf`, from what a code of the conference says already. */
export function admitsAgain(
  code: DocumentSnapshot,
  account: DocumentData | undefined,
): Admits | null {
  const hasOwn = code.get('admits.hasOwnLanguage') === true;
  const said: unknown = code.get('admits');
  if (typeof said !== 'object' || said === null) return null;
  return admitsOf({ ...said, ...(hasOwn ? {} : { language: null }) }, account);
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
  const wanted = Object.entries(admits);
  return (
    fields.size === wanted.length &&
    wanted.every(([name, value]) => {
      const other = fields.get(name);
      return value instanceof Timestamp
        ? other instanceof Timestamp && value.isEqual(other)
        : value === other || isSameList(value, other);
    })
  );
}

/** Firestore gives the fields of what stands in a list back in an order of its own. */
function isSameList(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return false;
  return a.length === b.length && a.every((each, index) => spelled(each) === spelled(b[index]));
}

function spelled(value: unknown): string {
  return JSON.stringify(Object.entries(value ?? {}).sort(([x], [y]) => (x < y ? -1 : 1)));
}
