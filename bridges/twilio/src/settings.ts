import * as z from 'zod/mini';
import type { BridgeKey } from '../../client/index.ts';
import type { DialogueSettings } from './dialogue/dialogue.ts';
import { ACCOUNT_SID } from './twilio/ids.ts';

export const DEFAULT_CODE_LENGTH = 10;
const DEFAULT_KEY_SECONDS = 5;
/** Twilio's own limit. */
const MAX_PARTICIPANTS = 250;
/** The longest that Twilio lets a call be. */
const CALL_HOURS = 24;
export const TWILIO_API_URL = 'https://api.twilio.com';

/** All that an adapter is told, whether it runs alone or as a function. */
export interface Settings extends DialogueSettings {
  readonly bridgeUrl: string;
  readonly bridgeKey: BridgeKey;
  readonly accountSid: string;
  readonly authToken: string;
  readonly twilioApiUrl: string;
  /** In E.164, for the heartbeat; null: not told. */
  readonly dialInNumbers: readonly string[] | null;
}

/** A setting as whoever runs the adapter reads of it. */
export interface SettingWords {
  readonly name: string;
  readonly says: string;
  readonly isSecret?: boolean;
  /** What it is where nothing is set; absent: it must be set. */
  readonly standard?: string;
}

/** Every setting, in the order in which they are told. */
export const SETTINGS = [
  {
    name: 'PUBLIC_URL',
    says: 'where Twilio reaches this adapter, exactly: https, without a slash at the end',
  },
  { name: 'BRIDGE_URL', says: 'the Bridge API, without a slash at the end' },
  { name: 'BRIDGE_KEY', says: 'the id of the key with which this bridge signs' },
  { name: 'BRIDGE_SECRET', says: 'its secret, in base64', isSecret: true },
  { name: 'TWILIO_ACCOUNT_SID', says: 'AC…, from the Twilio console' },
  { name: 'TWILIO_AUTH_TOKEN', says: 'the auth token of that account', isSecret: true },
  {
    name: 'CODE_LENGTH',
    says: 'digits of a code, as the operator of Confdesk has it',
    standard: String(DEFAULT_CODE_LENGTH),
  },
  {
    name: 'LANGUAGES',
    says: 'in which callers are asked for their code, in this order: en, fr or both',
    standard: 'en',
  },
  {
    name: 'DIAL_IN_NUMBERS',
    says: 'numbers in E.164 that ring here, with commas between; tells the operator which are served',
    standard: '',
  },
  {
    name: 'RECORDINGS_URL',
    says: 'where recordings are, as <URL>/en/enterCode.mp3; without it Twilio speaks',
    standard: '',
  },
  { name: 'VOICE_EN', says: "Twilio's voice for English, such as Polly.Joanna", standard: '' },
  { name: 'VOICE_FR', says: "Twilio's voice for French, such as Polly.Chantal", standard: '' },
  { name: 'MUSIC_URL', says: "music for who waits; without it Twilio's", standard: '' },
  { name: 'KEY_SECONDS', says: 'of waiting for a next key', standard: String(DEFAULT_KEY_SECONDS) },
  {
    name: 'MAX_PARTICIPANTS',
    says: 'of a conference',
    standard: String(MAX_PARTICIPANTS),
  },
  {
    name: 'CALL_HOURS',
    says: "for which a caller may stay; Twilio's own limit is 4 unless its console says otherwise",
    standard: String(CALL_HOURS),
  },
  {
    name: 'TWILIO_API_URL',
    says: "Twilio's REST API; another one for a region",
    standard: TWILIO_API_URL,
  },
] as const satisfies readonly SettingWords[];

export type SettingName = (typeof SETTINGS)[number]['name'];

/** What is set is not as it must be. Names settings, never a value. */
export class WrongSettings extends Error {
  override readonly name = 'WrongSettings';
}

const whole = (least: number, most: number) =>
  z.pipe(
    z.string().check(z.regex(/^\d{1,4}$/)),
    z.pipe(
      z.transform((text: string) => Number(text)),
      z.number().check(z.minimum(least), z.maximum(most)),
    ),
  );
const list = <T extends z.ZodMiniType<unknown, string>>(item: T) =>
  z.pipe(
    z.pipe(
      z.string(),
      z.transform((text: string) => text.split(/[\s,]+/).filter((each) => each !== '')),
    ),
    z.array(item),
  );
/** HTTPS, or HTTP on this machine, for who tries. */
const address = z
  .string()
  .check(z.regex(/^(?:https:\/\/[^\s/?#]+|http:\/\/127\.0\.0\.1(?::\d+)?)(?:\/[^\s?#]*)?(?<!\/)$/));
const optionalText = z.string();

const settingsSchema = z.object({
  PUBLIC_URL: address,
  BRIDGE_URL: address,
  BRIDGE_KEY: z.string().check(z.regex(/^\S{1,100}$/)),
  BRIDGE_SECRET: z.string().check(z.regex(/^[A-Za-z0-9+/]{20,}={0,2}$/)),
  TWILIO_ACCOUNT_SID: z.string().check(z.regex(ACCOUNT_SID)),
  TWILIO_AUTH_TOKEN: z.string().check(z.regex(/^\S{8,200}$/)),
  CODE_LENGTH: whole(1, 256),
  LANGUAGES: list(z.enum(['en', 'fr'])).check(z.minLength(1)),
  // A heartbeat takes no more.
  DIAL_IN_NUMBERS: list(z.string().check(z.regex(/^\+[1-9]\d{6,14}$/))).check(z.maxLength(1000)),
  RECORDINGS_URL: z.union([z.literal(''), address]),
  VOICE_EN: optionalText,
  VOICE_FR: optionalText,
  MUSIC_URL: z.union([z.literal(''), z.url()]),
  KEY_SECONDS: whole(1, 60),
  MAX_PARTICIPANTS: whole(2, MAX_PARTICIPANTS),
  CALL_HOURS: whole(1, CALL_HOURS),
  TWILIO_API_URL: address,
}) satisfies z.ZodMiniType<unknown, Record<SettingName, string>>;

/**
 * Reads what is set.
 *
 * @param given as in an environment; what is empty counts as not set
 * @throws WrongSettings
 */
export function readSettings(given: Readonly<Record<string, string | undefined>>): Settings {
  const values = Object.fromEntries(
    SETTINGS.map((setting: SettingWords) => {
      const text = given[setting.name]?.trim() ?? '';
      return [setting.name, text === '' ? (setting.standard ?? '') : text];
    }),
  );
  const read = settingsSchema.safeParse(values);
  if (!read.success) {
    const names = new Set(read.error.issues.map(({ path: [name] }) => String(name)));
    const wrong = SETTINGS.filter(({ name }) => names.has(name));
    const told = wrong.map(({ name, says }) => `${name} (${says})`);
    throw new WrongSettings(`Not set, or not as it must be: ${told.join('; ')}`);
  }
  const set = read.data;
  return {
    publicUrl: set.PUBLIC_URL,
    bridgeUrl: set.BRIDGE_URL,
    bridgeKey: { id: set.BRIDGE_KEY, secret: set.BRIDGE_SECRET },
    accountSid: set.TWILIO_ACCOUNT_SID,
    authToken: set.TWILIO_AUTH_TOKEN,
    twilioApiUrl: set.TWILIO_API_URL,
    codeLength: set.CODE_LENGTH,
    languages: [...new Set(set.LANGUAGES)],
    voices: {
      ...(set.VOICE_EN === '' ? {} : { en: set.VOICE_EN }),
      ...(set.VOICE_FR === '' ? {} : { fr: set.VOICE_FR }),
    },
    recordingsUrl: set.RECORDINGS_URL === '' ? null : set.RECORDINGS_URL,
    musicUrl: set.MUSIC_URL === '' ? null : set.MUSIC_URL,
    keySeconds: set.KEY_SECONDS,
    maxParticipants: set.MAX_PARTICIPANTS,
    callHours: set.CALL_HOURS,
    dialInNumbers: set.DIAL_IN_NUMBERS.length === 0 ? null : set.DIAL_IN_NUMBERS,
  };
}
