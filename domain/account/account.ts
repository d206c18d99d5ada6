import * as z from 'zod/mini';
import { menuActionSchema } from '../menu-action.ts';
import { languageSchema } from '../language.ts';
import { isTimeZone } from '../time/zones.ts';
import { callPolicySchema } from './call-policy.ts';

export { type Language, languageSchema } from '../language.ts';

/** The name of a zone that this version's rules know, such as `America/Toronto`. */
export const timeZoneSchema = z
  .string()
  .check(z.refine(isTimeZone, 'unknown time zone; the names are IANA’s, such as America/Toronto'));

/** A text of one to `most` characters, trimmed. */
const line = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most));

/**
 * A number that callers dial. `number` is E.164 (`+15145550100`); `location` is the country or city
 * as the operator wrote it, shown unchanged in every language.
 */
export const dialInNumberSchema = z.object({
  number: z
    .string()
    .check(z.regex(/^\+[1-9]\d{6,14}$/, 'E.164 number expected, such as +15145550100')),
  location: line(60),
  tollFree: z.boolean(),
});
export type DialInNumber = z.infer<typeof dialInNumberSchema>;

/**
 * One key sequence that the account's bridge offers during a call, kept as data because bridges
 * differ. `keys` is what is dialled (`*6`), `action` what it does, in each language, and `does` the same
 * for bridges; see `menuKeys`.
 */
export const menuOptionSchema = z.object({
  keys: z.string().check(z.regex(/^[0-9*#]{1,4}$/)),
  role: z.enum(['leader', 'everyone']),
  action: z.object({ en: line(120), fr: line(120) }),
  does: z.optional(menuActionSchema),
});
export type MenuOption = z.infer<typeof menuOptionSchema>;

/** The services of a Profile. */
export const servicesSchema = z.object({ conferencing: z.boolean(), pbx: z.boolean() });
export type Services = z.infer<typeof servicesSchema>;
export type ServiceName = keyof Services;

/**
 * `accounts/{accountId}`: the Profile. Operators write it, administrators change its zone, its language
 * and which emails its leaders get, members read it.
 */
export const accountSchema = z.object({
  name: line(100),
  timeZone: timeZoneSchema,
  language: languageSchema,
  services: servicesSchema,
  dialInNumbers: z.array(dialInNumberSchema).check(z.maxLength(50)),
  /** The dial-in numbers as they are read, by their E.164 form; the server keeps it. */
  shownNumbers: z.optional(z.catch(z.record(z.string(), z.string()), {})),
  menu: z.array(menuOptionSchema).check(z.maxLength(30)),
  /** Who keeps the users of the Cloud PBX: the account's administrators, unless the provider does. */
  pbxDirectory: z.optional(z.enum(['account', 'provider'])),
  /** How calls go; absent: DEFAULT_CALL_POLICY. */
  callPolicy: z.optional(callPolicySchema),
  /** How its members see the numbers of callers; absent: masked. */
  callerNumbers: z.optional(z.enum(['masked', 'full'])),
  /** Whether leaders get an email a week before their conference expires; absent: they do. */
  expiryReminders: z.optional(z.boolean()),
  /** Whether leaders get an email after each call with their leader code; absent: they do not. */
  callReceipts: z.optional(z.boolean()),
});
export type Account = z.infer<typeof accountSchema>;

/** Of which zone everything goes on where the account's own is not known. */
export const ZONE_INSTEAD = 'UTC';

/**
 * An account as it is read back. An earlier version took names of zones that mean nothing, or something
 * else to each runtime, such as `AST`. Everything then goes on in UTC, and `unknownTimeZone` is the name.
 */
export const storedAccountSchema = z.pipe(
  z.extend(accountSchema, { timeZone: z.string() }),
  z.transform(({ timeZone, ...account }) =>
    isTimeZone(timeZone)
      ? { ...account, timeZone, unknownTimeZone: null }
      : { ...account, timeZone: ZONE_INSTEAD, unknownTimeZone: timeZone },
  ),
);
export type StoredAccount = z.infer<typeof storedAccountSchema>;

/** The zone that stands in an account, known or not. */
export function zoneOnFile({
  timeZone,
  unknownTimeZone,
}: Pick<StoredAccount, 'timeZone' | 'unknownTimeZone'>): string {
  return unknownTimeZone ?? timeZone;
}

export const roleSchema = z.enum(['admin', 'viewer']);
export type Role = z.infer<typeof roleSchema>;

/**
 * `accounts/{accountId}/members/{uid}`: the authority for access to an account. Taking somebody out
 * sets their role to `removed`, which ends their access with their next request; the server then
 * deletes the document. This schema knows only those who are in.
 */
export const memberSchema = z.object({ uid: z.string(), email: z.string(), role: roleSchema });
export type Member = z.infer<typeof memberSchema>;
export const REMOVED = 'removed';

/** Why somebody could not be added, as a key that each language has a sentence for. */
export const invitationFailureSchema = z.enum([
  'lastAdmin',
  'refused',
  // As `SignInRefusal` in whose-sign-in.ts.
  'unproved',
  'disabled',
  'held',
  'other',
]);
export type InvitationFailure = z.infer<typeof invitationFailureSchema>;

/**
 * `accounts/{accountId}/invitations/{id}`: an administrator's wish to let somebody in, or to give a
 * member another role. The server finds that they may, fulfils it and deletes it, or writes why it
 * cannot.
 */
export interface Invitation {
  readonly id: string;
  /** In small letters. */
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: string;
  readonly invitedAt: Date;
  readonly failure: InvitationFailure | null;
}
