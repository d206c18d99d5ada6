import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  type PhoneNumber,
} from 'libphonenumber-js/min';

/*
 * One form of a telephone number, whatever a trunk gives: E.164 where that can be known, else the digits.
 * So a caller is one caller in throttle, masks and history. It knows the world's numbering plans, so it
 * is for functions and bridges alone: the portal downloads none of it.
 */

/** Where a number without country code belongs. */
export type Region =
  { readonly defaultCountry: CountryCode } | { readonly defaultCallingCode: string };

/** What E.164 allows, known to a numbering plan or not. */
const GLOBAL = /^\+[1-9]\d{2,14}$/;
const DIGITS = /^\d{3,15}$/;
/** Fewer digits are an extension inside a PBX, also where some country has numbers that short. */
const LEAST_DIGITS_OF_NUMBER = 7;
/** Fewer digits are never taken for a foreign number whose plus was lost. */
const LEAST_DIGITS_WITHOUT_PLUS = 10;
/** What people and trunks put between digits: RFC 3966's visual separators, spaces and dashes. */
const SEPARATORS = /[\s().\-/\u2010-\u2015\u2212]/g;

/** A mobile in Mexico with the 1 that stood before it until 2019, and that some networks still send. */
const MEXICAN_MOBILE = /^\+521(?=\d{10}$)/;

/** Numbers that networks send for callers who withhold theirs; on a telephone's keys they spell why. */
const WITHHELD = new Set([
  '+266696687', // anonymous
  '+7378742833', // restricted
  '+2562533', // blocked
  '+8656696', // unknown
  '+86282452253', // unavailable
]);

/** A country by its two letters, as a parameter has it; null where there is none such. */
export function homeRegion(letters: string): Region | null {
  return isSupportedCountry(letters) ? { defaultCountry: letters } : null;
}

/**
 * The one form of a number: `+15145550100` for `(514) 555-0100` in Canada, `0015145550100`,
 * `sip:+15145550100@trunk.example;user=phone`, `tel:5145550100;phone-context=+1` and so on.
 *
 * @param region where it belongs if it has no country code; null: nobody knows.
 * @returns E.164; 3 to 15 digits where no country is known or where they are an extension inside a PBX;
 *   null for what is no number. Of its own result it makes the same again.
 */
export function telephoneNumber(text: string, region: Region | null): string | null {
  const { number, context } = spelled(text);
  if (number === null) return null;
  if (number.startsWith('+')) return ofPlan(number) ?? (GLOBAL.test(number) ? number : null);
  return (
    (context === null ? null : inContext(number, context)) ??
    dialledAbroad(number, region) ??
    (region === null ? null : inRegion(number, region)) ??
    (DIGITS.test(number) ? number : null)
  );
}

/**
 * The caller's number out of what a network handed to the bridge, which may be anything (`anonymous`, an
 * address, an extension of two digits): nobody may be kept out of a conference for that.
 *
 * @returns as `telephoneNumber`; null where it is withheld or no number.
 */
export function callerNumber(callerId: string | null, region: Region | null): string | null {
  if (callerId === null) return null;
  const { number } = spelled(callerId);
  return number === null || WITHHELD.has(number) ? null : telephoneNumber(callerId, region);
}

/** Where those call from, most likely, who dial this number. @param number in its one form. */
export function regionOf(number: string): Region | null {
  const parsed = number.startsWith('+') ? parsePhoneNumberFromString(number) : undefined;
  if (parsed === undefined) return null;
  if (parsed.isNonGeographic()) return null;
  const { country, countryCallingCode } = parsed;
  return country === undefined
    ? { defaultCallingCode: countryCallingCode }
    : { defaultCountry: country };
}

/**
 * All forms that `telephoneNumber` makes of one number, however much is known of where it belongs: with
 * country code, with and without plus; and as it is dialled within its country or area.
 */
export function formsOf(number: string): readonly string[] {
  const one = telephoneNumber(number, null);
  if (one === null) return [];
  const parsed = parsePhoneNumberFromString(one);
  const national = parsed === undefined ? [] : [parsed.nationalNumber, parsed.formatNational()];
  // With the 1 of before 2019.
  const inMexico = /^\+52\d{10}$/.test(one) ? [`521${one.slice(3)}`] : [];
  // Within its area.
  const inNorthAmerica = /^\+1\d{10}$/.test(one) ? [one.slice(5)] : [];
  const all = [one, ...national, ...inMexico, ...inNorthAmerica];
  const digits = all.map((form) => form.replace(/\D/g, ''));
  return [...new Set([one, ...digits])];
}

interface Spelled {
  /** Digits, with a plus before them or without; null where anything else is left. */
  readonly number: string | null;
  /** The digits of a `phone-context` that is a number. */
  readonly context: string | null;
}

/** What stands in a number, an address (RFC 3261) or a `tel:` URI (RFC 3966). */
function spelled(text: string): Spelled {
  const whole = text.normalize('NFKC').trim();
  const address = /<([^<>]*)>/.exec(whole)?.[1] ?? whole;
  const [, scheme = '', rest = ''] = /^(?:(sips?|tel):)?(.*)$/is.exec(address) ?? [];
  const at = rest.lastIndexOf('@');
  const isHostAlone = at < 0 && /^sip/i.test(scheme) && !/^\+?\d+(?:$|[;?])/.test(rest);
  const user = isHostAlone ? '' : at < 0 ? rest : rest.slice(0, at);
  // Behind a colon stands a password, behind a semicolon what else there is to say.
  const [bare = ''] = unescaped(user).split(/[;:?]/);
  const number = bare.replace(SEPARATORS, '');
  const context = /;phone-context=\+([\d.()-]+)/i.exec(unescaped(rest))?.[1];
  return {
    number: /^\+?\d{1,20}$/.test(number) ? number : null,
    context: context?.replace(/\D/g, '') ?? null,
  };
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// libphonenumber-js 1.13 reads a `phone-context` itself, but refuses every second one: its expressions for it
// remember where they stopped.
/** The number that digits are within a `phone-context`, which may be a country code or go further. */
function inContext(digits: string, context: string): string | null {
  return national(digits, { defaultCallingCode: context }) ?? ofPlan(`+${context}${digits}`);
}

/** What is dialled behind the prefix for abroad: 00 by ITU-T E.164, 011 in the North American plan. */
function dialledAbroad(digits: string, region: Region | null): string | null {
  const prefix = digits.startsWith('00') ? '00' : isNorthAmerican(region) ? '011' : null;
  if (prefix === null || !digits.startsWith(prefix)) return null;
  const global = `+${digits.slice(prefix.length)}`;
  return digits.length >= LEAST_DIGITS_WITHOUT_PLUS ? ofPlan(global) : null;
}

function isNorthAmerican(region: Region | null): boolean {
  if (region === null) return false;
  const code =
    'defaultCountry' in region
      ? getCountryCallingCode(region.defaultCountry)
      : region.defaultCallingCode;
  return code === '1';
}

function inRegion(digits: string, region: Region): string | null {
  if (digits.length < LEAST_DIGITS_OF_NUMBER) return null;
  const isLong = digits.length >= LEAST_DIGITS_WITHOUT_PLUS;
  return national(digits, region) ?? (isLong ? ofPlan(`+${digits}`) : null);
}

function national(digits: string, region: Region): string | null {
  return settled(parsed(digits, region));
}

/** A number with its country code as its numbering plan writes it; null where it has no such number. */
function ofPlan(global: string): string | null {
  return settled(parsed(global.replace(MEXICAN_MOBILE, '+52'), undefined));
}

function parsed(text: string, region: Region | undefined): PhoneNumber | undefined {
  try {
    const number = parsePhoneNumberFromString(text, { ...region, extract: false });
    return number?.isPossible() === true && hasArea(number) ? number : undefined;
  } catch {
    // A calling code that nobody has.
    return undefined;
  }
}

/**
 * In North America without its area a number is none, though the plan holds Canada's 310-xxxx possible and,
 * by their length, numbers of other countries as they are dialled there.
 */
function hasArea({ countryCallingCode, nationalNumber }: PhoneNumber): boolean {
  return countryCallingCode !== '1' || /^[2-9]\d{9}$/.test(nationalNumber);
}

/**
 * A plan may take a prefix away each time that it reads a number; until there is none left. What it holds
 * possible may have more digits than E.164, and then is no number that we could keep.
 */
function settled(number: PhoneNumber | undefined): string | null {
  if (number === undefined) return null;
  const again = parsed(number.number, undefined);
  if (again !== undefined && again.number !== number.number) return settled(again);
  return GLOBAL.test(number.number) ? number.number : null;
}
