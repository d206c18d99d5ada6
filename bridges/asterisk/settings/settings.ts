import * as z from 'zod/mini';
import type { MenuAction } from '../../client/index.ts';
import { homeRegion } from '../../client/telephone-number.ts';

/** The name of a sound in Asterisk, without language and ending: `conf-getpin`, `custom/welcome`. */
const sound = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_][A-Za-z0-9_./-]{0,99}$/, 'the name of a sound, without its ending'));
const sounds = z.array(sound).check(z.minLength(1), z.maxLength(10));

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

const e164 = z
  .string()
  .check(z.regex(/^\+[1-9]\d{6,14}$/, 'a number in E.164, such as +15145550100'));
const country = z
  .string()
  .check(z.refine((letters) => homeRegion(letters) !== null, 'two letters, such as CA'));
const language = z.enum(['en', 'fr']);
const port = z.int().check(z.minimum(1), z.maximum(65_535));
const host = z.string().check(z.minLength(1), z.maxLength(253));
const prompts = z._default(promptsSchema, () => promptsSchema.parse({}));
const seconds = (most: number) => z.number().check(z.minimum(1), z.maximum(most));

/**
 * All that the adapter is told, in the file and by the environment. Secrets have no place in the file: their
 * own files, or the environment, have them.
 */
export const settingsSchema = z.strictObject({
  /** The Bridge API, without a slash at the end. */
  url: z
    .string()
    .check(
      z.regex(
        /^https?:\/\/\S+[^/\s]$/,
        'the address of the Bridge API, without a slash at the end',
      ),
    ),
  key: z.strictObject({
    id: z.string().check(z.minLength(1), z.maxLength(100)),
    secret: z
      .string()
      .check(
        z.regex(
          /^[A-Za-z0-9+/]{43,}={0,2}$/,
          'base64 of 32 bytes or more, as the operator gave it',
        ),
      ),
  }),
  ami: z.strictObject({
    host: z._default(host, '127.0.0.1'),
    port: z._default(port, 5038),
    user: z._default(z.string().check(z.minLength(1)), 'confdesk'),
    secret: z.string().check(z.minLength(1, 'the secret in manager.conf')),
  }),
  agi: z._default(
    z.strictObject({
      host: z._default(host, '127.0.0.1'),
      /** 0: any that is free. */
      port: z._default(z.int().check(z.minimum(0), z.maximum(65_535)), 4573),
    }),
    { host: '127.0.0.1', port: 4573 },
  ),
  /** The folder in which events wait until the API has taken them; nobody else's. */
  outbox: z.string().check(z.minLength(1, 'a folder')),
  numbers: z._default(
    z.strictObject({
      country: z._default(z.nullable(country), null),
      prefixes: z._default(z.array(z.string().check(z.regex(/^[0-9*#+]{1,12}$/, 'digits'))), []),
    }),
    { country: null, prefixes: [] },
  ),
  /** The numbers that ring here, for "would this call work?"; absent: whatever arrives. */
  dialInNumbers: z.optional(z.array(e164).check(z.minLength(1), z.maxLength(1000))),
  /** The digits of a code: with the last of them it is asked for. */
  codeLength: z._default(z.int().check(z.minimum(4), z.maximum(32)), 10),
  /** In which callers are asked for a code: then the conference's own language follows. */
  language: z._default(language, 'en'),
  /** For some of the numbers that were dialled, another one. */
  languageOf: z._default(z.record(e164, language), {}),
  prompts: z._default(z.strictObject({ en: prompts, fr: prompts }), () => ({
    en: promptsSchema.parse({}),
    fr: promptsSchema.parse({}),
  })),
  /** So long a key is waited for; where none came at all, so often in all. */
  keySeconds: z._default(seconds(60), 6),
  silentRounds: z._default(z.int().check(z.minimum(1), z.maximum(10)), 2),
  /** What keys may do here; callOperator needs CONFDESK_OPERATOR in extensions.conf. */
  menuActions: z._default(
    z.array(z.enum(MENU_ACTIONS)),
    MENU_ACTIONS.filter((action) => action !== 'callOperator'),
  ),
});
export type AsteriskSettings = z.infer<typeof settingsSchema>;
