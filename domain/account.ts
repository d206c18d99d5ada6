import { z } from 'zod';

/** Languages of the information email and of the portal. */
export const languageSchema = z.enum(['en', 'fr']);
export type Language = z.infer<typeof languageSchema>;

/** An IANA zone name that this runtime knows, such as `America/Toronto`. */
export const timeZoneSchema = z.string().refine(isTimeZone, 'unknown time zone');

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * A number that callers dial. `number` is E.164 (`+15145550100`); `location` is the country or city
 * as the operator wrote it, shown unchanged in every language.
 */
export const dialInNumberSchema = z.object({
  number: z.string().regex(/^\+[1-9]\d{6,14}$/, 'E.164 number expected, such as +15145550100'),
  location: z.string().trim().min(1).max(60),
  tollFree: z.boolean(),
});
export type DialInNumber = z.infer<typeof dialInNumberSchema>;

/**
 * One key sequence that the account's bridge offers during a call, kept as data because bridges
 * differ. `keys` is what is dialled (`*6`), `action` what it does, in each language.
 */
export const menuOptionSchema = z.object({
  keys: z.string().regex(/^[0-9*#]{1,4}$/),
  role: z.enum(['leader', 'everyone']),
  action: z.object({
    en: z.string().trim().min(1).max(120),
    fr: z.string().trim().min(1).max(120),
  }),
});
export type MenuOption = z.infer<typeof menuOptionSchema>;

/** The services of a Profile. */
export const servicesSchema = z.object({ conferencing: z.boolean(), pbx: z.boolean() });
export type Services = z.infer<typeof servicesSchema>;
export type ServiceName = keyof Services;

/** `accounts/{accountId}`: the Profile. Operators write it, members read it. */
export const accountSchema = z.object({
  name: z.string().trim().min(1).max(100),
  timeZone: timeZoneSchema,
  language: languageSchema,
  services: servicesSchema,
  dialInNumbers: z.array(dialInNumberSchema).max(50),
  menu: z.array(menuOptionSchema).max(30),
});
export type Account = z.infer<typeof accountSchema>;

export const roleSchema = z.enum(['admin', 'viewer']);
export type Role = z.infer<typeof roleSchema>;

/** `accounts/{accountId}/members/{uid}`: the authority for access to an account. */
export const memberSchema = z.object({ uid: z.string(), email: z.string(), role: roleSchema });
export type Member = z.infer<typeof memberSchema>;
