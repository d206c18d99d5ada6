import * as z from 'zod/mini';
import type { MenuAction } from '../../client/index.ts';
import { homeRegion } from '../../client/telephone-number.ts';

/*
 * Each check has the words for what is wanted: they are all that is said of a setting that is not usable.
 */

const text = (pattern: RegExp, wanted: string) => z.string(wanted).check(z.regex(pattern, wanted));
const whole = (least: number, most: number) => {
  const wanted = `a whole number from ${least} to ${most}`;
  return z.int(wanted).check(z.minimum(least, wanted), z.maximum(most, wanted));
};

/** The name of a sound in Asterisk, without language and ending: `conf-getpin`, `custom/welcome`. */
const sound = text(
  /^[A-Za-z0-9_][A-Za-z0-9_/-]{0,99}$/,
  'the name of a sound, such as custom/welcome, without its ending',
);
const SOUNDS = 'a list of one to ten sounds';
const sounds = z.array(sound, SOUNDS).check(z.minLength(1, SOUNDS), z.maxLength(10, SOUNDS));

const MENU_ACTIONS = [
  'muteSelf',
  'volume',
  'callOperator',
  'muteParticipants',
  'lock',
  'countParticipants',
  'endConference',
] as const satisfies readonly MenuAction[];

/** What is played when, in one language: sounds one after the other. */
const promptsSchema = z.strictObject({
  /** A code is asked for. Keys that come meanwhile are the code's. */
  askCode: z._default(sounds, ['conf-getpin']),
  /** The API's prompts. */
  codeNotRecognized: z._default(sounds, ['conf-invalidpin']),
  goodbye: z._default(sounds, ['conf-invalidpin', 'vm-goodbye']),
  /** The API cannot be asked. */
  unreachable: z._default(sounds, ['im-sorry', 'please-try-call-later', 'vm-goodbye']),
  /** Something of the above is missing. */
  instead: z._default(sounds, ['beep']),
});
export type Prompts = z.infer<typeof promptsSchema>;
export type PromptName = keyof Prompts;

const E164 = 'a number in E.164, such as +15145550100';
const e164 = text(/^\+[1-9]\d{6,14}$/, E164);
const COUNTRY = 'two letters, such as CA';
const country = z
  .string(COUNTRY)
  .check(z.refine((letters) => homeRegion(letters) !== null, COUNTRY));
const language = z.enum(['en', 'fr'], 'en or fr');
const port = whole(1, 65_535);
const host = text(/^.{1,253}$/, 'a name or an address');
const prompts = z._default(promptsSchema, () => promptsSchema.parse({}));
const seconds = (most: number) => {
  const wanted = `1 to ${most} seconds`;
  return z.number(wanted).check(z.minimum(1, wanted), z.maximum(most, wanted));
};

/** Codes and tokens go there, so not in the clear but to this machine. */
const isSafe = (url: string) =>
  url.startsWith('https://') || /^http:\/\/(?:localhost|127(?:\.\d+){3}|\[::1\])[:/]/.test(url);

/**
 * All that the adapter is told, in the file and by the environment. Secrets have no place in the file: their
 * own files, or the environment, have them.
 */
export const settingsSchema = z.strictObject({
  /** The Bridge API, without a slash at the end. */
  url: text(
    /^https?:\/\/\S+[^/\s]$/,
    'the address of the Bridge API, without a slash at the end',
  ).check(z.refine(isSafe, 'https:// is needed, but to this machine')),
  key: z.strictObject({
    id: text(/^.{1,100}$/, 'the id of the key, as the operator gave it'),
    secret: text(
      /^[A-Za-z0-9+/]{43,}={0,2}$/,
      'base64 of 32 bytes or more, as the operator gave it',
    ),
  }),
  ami: z.strictObject({
    host: z._default(host, '127.0.0.1'),
    port: z._default(port, 5038),
    user: z._default(text(/./, 'the user in manager.conf'), 'confdesk'),
    secret: text(/./, 'the secret in manager.conf'),
  }),
  agi: z._default(
    z.strictObject({
      host: z._default(host, '127.0.0.1'),
      /** 0: any that is free. */
      port: z._default(whole(0, 65_535), 4573),
    }),
    { host: '127.0.0.1', port: 4573 },
  ),
  /** The folder in which events wait until the API has taken them; nobody else's. */
  outbox: text(/./, 'a folder'),
  numbers: z._default(
    z.strictObject({
      country: z._default(z.nullable(country), null),
      prefixes: z._default(z.array(text(/^[0-9*#+]{1,12}$/, 'digits')), []),
    }),
    { country: null, prefixes: [] },
  ),
  /** The numbers that ring here, for "would this call work?"; absent: whatever arrives. */
  dialInNumbers: z.optional(
    z.array(e164).check(z.minLength(1, `at least ${E164}`), z.maxLength(1000, 'at most 1,000')),
  ),
  /** The digits of a code: with the last of them it is asked for. */
  codeLength: z._default(whole(4, 32), 10),
  /** In which callers are asked for a code: then the conference's own language follows. */
  language: z._default(language, 'en'),
  /** For some of the numbers that were dialled, another one. */
  languageOf: z._default(z.record(e164, language, `for ${E164}, en or fr`), {}),
  prompts: z._default(z.strictObject({ en: prompts, fr: prompts }), () => ({
    en: promptsSchema.parse({}),
    fr: promptsSchema.parse({}),
  })),
  /** So long a key is waited for; where none came at all, so often in all. */
  keySeconds: z._default(seconds(60), 6),
  silentRounds: z._default(whole(1, 10), 2),
  /** Whether administrators may mute, remove, lock and end here, from the portal. */
  commands: z._default(z.boolean('true or false'), true),
  /** What keys may do here; callOperator needs CONFDESK_OPERATOR in extensions.conf. */
  menuActions: z._default(
    z.array(z.enum(MENU_ACTIONS, `one of ${MENU_ACTIONS.join(', ')}`)),
    MENU_ACTIONS.filter((action) => action !== 'callOperator'),
  ),
});
export type AsteriskSettings = z.infer<typeof settingsSchema>;
