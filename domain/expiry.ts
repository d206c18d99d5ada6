import { Temporal } from 'temporal-polyfill';
import type { Language } from './account.ts';
import type { ConferenceProblem } from './conference.ts';

/**
 * What a wall-clock time means in a zone. On the day of a clock change it may not exist (`skipped`:
 * the clock jumps over it) or exist twice (`doubled`).
 *
 * `before` and `after` are the two ways to read a skipped time (RFC 5545 3.3.5 and Temporal's
 * disambiguation `earlier` and `later`): `before` shifts it back by the length of the gap, `after`
 * shifts it forward, so both name times that the clock does show.
 */
export type LocalResolution =
  | { readonly kind: 'exact'; readonly instant: Date }
  | { readonly kind: 'skipped'; readonly before: Date; readonly after: Date }
  | { readonly kind: 'doubled'; readonly earlier: Date; readonly later: Date };

/** Which of the two moments of a doubled hour is meant. */
export type DoubledChoice = 'earlier' | 'later';

/** `YYYY-MM-DDTHH:mm`, what a calendar with a time field yields. */
const LOCAL_DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/**
 * Finds the moment, or the moments, that a wall clock in `timeZone` shows as `local`.
 *
 * @param local `YYYY-MM-DDTHH:mm`, without zone or offset.
 * @param timeZone IANA name.
 * @throws RangeError when `local` has another form, names no day of the calendar, or the zone is
 *   unknown.
 */
export function resolveLocalDateTime(local: string, timeZone: string): LocalResolution {
  if (!LOCAL_DATE_TIME.test(local)) throw new RangeError('expected YYYY-MM-DDTHH:mm');
  const wall = Temporal.PlainDateTime.from(local, { overflow: 'reject' });
  const earlier = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = wall.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) {
    return { kind: 'exact', instant: toDate(earlier) };
  }
  return earlier.toPlainDateTime().equals(wall)
    ? { kind: 'doubled', earlier: toDate(earlier), later: toDate(later) }
    : { kind: 'skipped', before: toDate(earlier), after: toDate(later) };
}

/** What became of an expiry that somebody typed. */
export type ExpiryCheck =
  | { readonly ok: true; readonly instant: Date }
  | {
      readonly ok: false;
      readonly problem: ConferenceProblem;
      readonly resolution: LocalResolution | null;
    };

/**
 * Judges an expiry as typed: it must exist once in the account's zone (or twice and `choice` says
 * which) and lie in the future. docs/ARCHITECTURE.md; "Generate New Conference": a calendar date
 * and time, in the account's time zone, which must lie in the future.
 *
 * @param local `YYYY-MM-DDTHH:mm`, or empty.
 * @param now the present moment, injected.
 * @returns the moment, or the problem together with what the time could mean, so that the form can
 *   offer both readings; `resolution` is null where there is nothing to read.
 */
export function checkExpiry(
  local: string,
  timeZone: string,
  now: Date,
  choice?: DoubledChoice,
): ExpiryCheck {
  let resolution: LocalResolution;
  try {
    resolution = resolveLocalDateTime(local, timeZone);
  } catch {
    return { ok: false, problem: 'expiry.required', resolution: null };
  }
  if (resolution.kind === 'skipped') return { ok: false, problem: 'expiry.skipped', resolution };
  if (resolution.kind === 'doubled' && choice === undefined) {
    return { ok: false, problem: 'expiry.doubled', resolution };
  }
  const instant =
    resolution.kind === 'exact' ? resolution.instant : resolution[choice ?? 'earlier'];
  return isFuture(instant, now)
    ? { ok: true, instant }
    : { ok: false, problem: 'expiry.past', resolution };
}

/** Whether `instant` lies after `now`; the very moment does not. */
export function isFuture(instant: Date, now: Date): boolean {
  return instant.getTime() > now.getTime();
}

/** `YYYY-MM-DDTHH:mm` that a wall clock in `timeZone` shows at `instant`; for editing. */
export function localDateTime(instant: Date, timeZone: string): string {
  return zoned(instant, timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
}

/**
 * A moment for reading, with its zone named: `12 December 2026 at 17:00 EST`,
 * `12 décembre 2026 à 17 h 00 HNE`.
 *
 * Written out of parts rather than with one of Intl's styles, so that the browser's preview and the
 * email made by another ICU version say the same.
 */
export function formatInstant(instant: Date, timeZone: string, language: Language): string {
  return `${formatLocal(instant, timeZone, language)} ${zoneName(instant, timeZone, language)}`;
}

/** As `formatInstant`, without the zone's name. */
export function formatLocal(instant: Date, timeZone: string, language: Language): string {
  const at = zoned(instant, timeZone);
  const locale = language === 'fr' ? 'fr-CA' : 'en-CA';
  const month = new Intl.DateTimeFormat(locale, { month: 'long', timeZone }).format(instant);
  const hour = String(at.hour).padStart(2, '0');
  const minute = String(at.minute).padStart(2, '0');
  if (language === 'fr') {
    const day = at.day === 1 ? '1er' : String(at.day);
    return `${day} ${month} ${at.year} à ${hour} h ${minute}`;
  }
  return `${at.day} ${month} ${at.year} at ${hour}:${minute}`;
}

/**
 * The locales that are asked for a zone's abbreviation. CLDR has an abbreviation only where it is
 * common in that country (`CET` for Britain, not for Canada), so several are tried; not all, as some
 * abbreviations name several zones (`IST`).
 */
const ABBREVIATING_LOCALES: Record<Language, readonly string[]> = {
  en: ['en-CA', 'en-GB', 'en-AU'],
  fr: ['fr-CA', 'fr-FR'],
};

/**
 * The short name of a zone at a moment (`EST`, `HAE`), or its distance from UTC (`GMT+1`,
 * `UTC+5:30`) where the language has no abbreviation for it.
 */
export function zoneName(instant: Date, timeZone: string, language: Language): string {
  const names = ABBREVIATING_LOCALES[language].map((locale) =>
    namePart(instant, timeZone, locale, 'short'),
  );
  return names.find((name) => !/^(GMT|UTC)[-+−]/u.test(name)) ?? names[0] ?? timeZone;
}

/** The long name of a zone at a moment: `Eastern Standard Time`, `heure normale de l’Est`. */
export function zoneLongName(instant: Date, timeZone: string, language: Language): string {
  return namePart(instant, timeZone, language === 'fr' ? 'fr-CA' : 'en-CA', 'long');
}

function namePart(
  instant: Date,
  timeZone: string,
  locale: string,
  timeZoneName: 'short' | 'long',
): string {
  const parts = new Intl.DateTimeFormat(locale, {
    timeZone,
    timeZoneName,
    hour: 'numeric',
  }).formatToParts(instant);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

/**
 * The same moment on another clock, for the line under the calendar: null when both clocks show the
 * same at that moment (two zones can have different names and one time).
 */
export function sameMomentElsewhere(
  instant: Date,
  accountZone: string,
  otherZone: string,
  language: Language,
): string | null {
  const same = localDateTime(instant, accountZone) === localDateTime(instant, otherZone);
  return same ? null : formatInstant(instant, otherZone, language);
}

function zoned(instant: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
}

function toDate(at: Temporal.ZonedDateTime): Date {
  return new Date(at.epochMilliseconds);
}
