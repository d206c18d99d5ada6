import { defineInt, defineSecret, defineString } from 'firebase-functions/params';
import {
  DEFAULT_CODE_LENGTH,
  MAX_CODE_LENGTH,
  MIN_CODE_LENGTH,
} from '../../domain/conference/access-code.ts';
import { PORTAL_ADDRESS } from '../../domain/email/portal-link.ts';
import { homeRegion, type Region } from '../../domain/bridge/telephone-number.ts';
import { UnusableParameter, wholeParameter } from '../../domain/whole-number.ts';
import type { GuessLimits } from './bridge/guesses/guess-scopes.ts';

/** Far above what any of these means; a figure beyond is a slip. */
const MOST = 1_000_000_000;

interface WholeOptions {
  readonly default: number;
  readonly least?: number;
  readonly most?: number;
  readonly description: string;
}

/**
 * As `defineInt`, but what is read is the whole number that is there, or `UnusableParameter`: its own
 * `value()` takes `1e6` for 1 and a word for 0.
 */
function defineWhole(name: string, { least = 0, most = MOST, ...options }: WholeOptions) {
  defineInt(name, options);
  return {
    value: () => wholeParameter(name, process.env[name] ?? String(options.default), least, most),
  };
}

/** Where the functions run; the region of the Firestore database, or the nearest. */
export const region = defineString('REGION', {
  default: 'us-central1',
  description: 'Region of the functions; choose the one of the Firestore database.',
});

/** Digits of an access code, the same for all; what the bridge expects. */
export const codeLength = defineWhole('CODE_LENGTH', {
  default: DEFAULT_CODE_LENGTH,
  least: MIN_CODE_LENGTH,
  most: MAX_CODE_LENGTH,
  description: 'Digits of an access code; must be what the bridge expects.',
});

/** The collection that the mailer (or the Trigger Email extension) watches. */
export const mailCollection = defineString('MAIL_COLLECTION', {
  default: 'mail',
  description: 'Collection that the mailer watches.',
});

/**
 * Where the mail of bulk Saves goes, so that it never stands in front of another Save's. The same as
 * MAIL_COLLECTION: there is no such lane.
 */
export const bulkMailCollection = defineString('BULK_MAIL_COLLECTION', {
  default: 'bulkMail',
  description: 'Collection for the mail of bulk Saves, which the mailer watches too.',
});

/** Where the portal is, for the links in emails to people; read by `portalLink` of domain/email. */
export const portalUrl = defineString('PORTAL_URL', {
  description: 'Address of the portal, such as https://confdesk.example; emails link to it.',
  input: {
    text: {
      example: 'https://confdesk.example',
      validationRegex: PORTAL_ADDRESS,
      validationErrorMessage: 'Expected https:// and a host, without a path.',
    },
  },
});

/**
 * The key under which access codes are hashed. Never change it: every code ever given would be
 * lost to the bridge.
 */
export const accessCodePepper = defineSecret('ACCESS_CODE_PEPPER');

/** The keys with which bridges sign; bridge/door/bridge-keys.ts says what stands in it. */
export const bridgeKeys = defineSecret('BRIDGE_KEYS');

/** Instances of `bridge` that wait for calls: a caller hears the silence in which one starts. */
export const bridgeMinInstances = defineInt('BRIDGE_MIN_INSTANCES', {
  default: 1,
  description: 'Instances of the bridge function that are always up; 0 makes first callers wait.',
});

const homeCountry = defineString('HOME_COUNTRY', {
  default: '',
  description:
    'Two letters of the country whose numbers trunks give without country code (CA, FR); empty: none.',
});

/**
 * Where numbers belong that come without country code, on a dial-in number that says nothing of it.
 *
 * @throws UnusableParameter where there is no such country.
 */
export function homeOfNumbers(): Region | null {
  const letters = homeCountry.value().trim().toUpperCase();
  if (letters === '') return null;
  const region = homeRegion(letters);
  if (region !== null) return region;
  throw new UnusableParameter('HOME_COUNTRY is not the two letters of a country, such as CA.');
}

const attemptsPerCall = defineWhole('ATTEMPTS_PER_CALL', {
  default: 3,
  least: 1,
  description: 'Codes that a caller may enter in one call before the bridge hangs up.',
});
const wrongGuessesPerCaller = defineWhole('WRONG_GUESSES_PER_CALLER', {
  default: 10,
  description: 'Wrong codes an hour of one caller, after which answers to them come later.',
});
const wrongGuessesWithheld = defineWhole('WRONG_GUESSES_WITHHELD', {
  default: 60,
  description: 'Wrong codes an hour of all callers who withhold their number, together.',
});
const wrongGuessesPerNumber = defineWhole('WRONG_GUESSES_PER_NUMBER', {
  default: 60,
  description: 'Wrong codes an hour on one dial-in number.',
});
/** The figure with which docs/codes.md works out how many break-ins a year there are to expect. */
const wrongGuessesPlatform = defineWhole('WRONG_GUESSES_PLATFORM', {
  default: 180,
  description: 'Wrong codes an hour of all callers, after which all answers come later.',
});
const guessDelay = defineWhole('GUESS_DELAY_MS', {
  default: 3000,
  description: 'Milliseconds by which answers come later then; twice as long for each budget more.',
});

/** How much guessing is let pass (docs/bridge.md, "Guesses"). Read where a function runs. */
export function guessLimits(): GuessLimits {
  return {
    attemptsPerCall: attemptsPerCall.value(),
    wrongPerCaller: wrongGuessesPerCaller.value(),
    wrongWithheld: wrongGuessesWithheld.value(),
    wrongPerNumber: wrongGuessesPerNumber.value(),
    wrongOnPlatform: wrongGuessesPlatform.value(),
    delayMs: guessDelay.value(),
  };
}
