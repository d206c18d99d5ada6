import { fold } from '../list-keys.ts';
import { isLocalDateTime } from './local-time.ts';

/** Which of day and month stands first in `03/04/2035`. */
export const DATE_ORDERS = ['dayFirst', 'monthFirst'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/**
 * What a date means that somebody, or a spreadsheet, has written. `none`: it is no date, or no day of the
 * calendar. `serial`: a spreadsheet's number of days, `49399`; which day that is depends on where it began to
 * count. `instant`: it says how far its clock is from UTC. `local`: what a clock shows, `YYYY-MM-DDTHH:mm`;
 * `order` says that only in this order it is a date, and is null where the order does not matter.
 * `either`: it is a date in both orders, and another one in each.
 */
export type WrittenDate =
  | { readonly kind: 'none' }
  | { readonly kind: 'serial' }
  | { readonly kind: 'instant'; readonly instant: Date }
  | { readonly kind: 'local'; readonly local: string; readonly order: DateOrder | null }
  | { readonly kind: 'either'; readonly local: Readonly<Record<DateOrder, string>> };

const NONE: WrittenDate = { kind: 'none' };

/**
 * Reads a date with or without a time: ISO 8601 with or without an offset, `3/31/2035 5:00 PM`,
 * `31.03.2035`, `31 mars 2035 à 17 h 00`, `March 31, 2035`. Months in words may be English, French, German,
 * Spanish, Italian, Portuguese or Dutch. A year of two digits is one of this century. Seconds are dropped.
 *
 * @param timeOfADay  `HH:mm`, what a day alone means
 */
export function readWrittenDate(text: string, timeOfADay: string): WrittenDate {
  if (ISO_MOMENT.test(text)) return localDate(text.replace(' ', 'T'), timeOfADay);
  const written = fold(text).trim();
  if (SERIAL.test(written)) return { kind: 'serial' };
  const { offset, rest } = takeOffset(written);
  const clock = takeTime(rest, timeOfADay);
  if (clock === null) return NONE;
  const day = readDay(clock.rest);
  const locals = {
    dayFirst: localOf(day?.dayFirst, clock.time),
    monthFirst: localOf(day?.monthFirst, clock.time),
  };
  const date = inOrders(locals);
  if (offset === null) return date;
  return date.kind === 'local' && date.order === null
    ? { kind: 'instant', instant: new Date(Date.parse(`${date.local}Z`) - offset * MINUTE) }
    : NONE;
}

/** What most files have, and our own exports. */
const ISO_MOMENT = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2})?$/;

function localDate(text: string, timeOfADay: string): WrittenDate {
  const local = text.includes('T') ? text : `${text}T${timeOfADay}`;
  return isLocalDateTime(local) ? { kind: 'local', local, order: null } : NONE;
}

/** Numbers of days that spreadsheets write for dates from 1954 to 2228. */
const SERIAL = /^[2-9]\d{4}(?:[.,]\d+)?$|^1[01]\d{4}(?:[.,]\d+)?$/;
const MINUTE = 60_000;

function inOrders({ dayFirst, monthFirst }: Record<DateOrder, string | null>): WrittenDate {
  if (dayFirst === null && monthFirst === null) return NONE;
  if (dayFirst === null) return { kind: 'local', local: monthFirst ?? '', order: 'monthFirst' };
  if (monthFirst === null) return { kind: 'local', local: dayFirst, order: 'dayFirst' };
  if (dayFirst === monthFirst) return { kind: 'local', local: dayFirst, order: null };
  return { kind: 'either', local: { dayFirst, monthFirst } };
}

/** Behind a time: `Z`, `+02:00`, `-0500`. */
const OFFSET = /(?<=\d:\d{2}(?::\d{2}(?:[.,]\d+)?)?)\s*(?:z|utc|gmt|([+-])(\d{2}):?(\d{2}))$/;

/** @returns the minutes by which its clock is ahead of UTC; null where it does not say. */
function takeOffset(text: string): { readonly offset: number | null; readonly rest: string } {
  const found = OFFSET.exec(text.replace(/−/g, '-'));
  if (found === null) return { offset: null, rest: text };
  const [, sign, hours = '0', minutes = '0'] = found;
  const distance = Number(hours) * 60 + Number(minutes);
  return { offset: sign === '-' ? -distance : distance, rest: text.slice(0, found.index) };
}

/** Between day and time. */
const JOIN = String.raw`(?:^|\s*t(?=\d)|[\s,]+(?:(?:at|a|à|um|alle|as|om|a las)\s+)?)`;
const TIMES: readonly RegExp[] = [
  new RegExp(
    String.raw`${JOIN}(\d{1,2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*(?:([ap])\.?\s?m\.?|uhr)?$`,
  ),
  new RegExp(String.raw`${JOIN}(\d{1,2})\s*h(?:\s*(\d{2}))?(?:\s*min)?()$`),
  new RegExp(String.raw`${JOIN}(\d{1,2})()\s*([ap])\.?\s?m\.?$`),
];

/** @returns `HH:mm` and what stands before it; null where it is no time of a day. */
function takeTime(
  text: string,
  timeOfADay: string,
): { readonly time: string; readonly rest: string } | null {
  for (const pattern of TIMES) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const [, hours = '', minutes = '', half = ''] = found;
    const hour = hourOf(Number(hours), half);
    if (hour === null) return null;
    const time = `${two(hour)}:${minutes === '' ? '00' : minutes}`;
    return { time, rest: text.slice(0, found.index) };
  }
  return { time: timeOfADay, rest: text };
}

/** @param half `a` and `p` of a clock with twelve hours, else '' */
function hourOf(hour: number, half: string): number | null {
  if (half === '') return hour;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}

type Day = readonly [year: string, month: number, day: string];

const ISO = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const COMPACT = /^((?:19|20|21)\d{2})(\d{2})(\d{2})$/;
const NUMBERS = /^(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})$/;
const WORD = '([a-z]{3,12})';
const DAY_MONTH = new RegExp(
  String.raw`^(\d{1,2})(?:er|st|nd|rd|th|\.)?[\s-]*(?:de\s+)?${WORD}\.?[\s,-]*(?:del?\s+)?(\d{4}|\d{2})$`,
);
const MONTH_DAY = new RegExp(
  String.raw`^${WORD}\.?[\s-]*(\d{1,2})(?:st|nd|rd|th)?(?:[\s-]+|\s*,\s*)(\d{4}|\d{2})$`,
);
const YEAR_MONTH = new RegExp(String.raw`^(\d{4})[\s.-]+${WORD}[\s.-]+(\d{1,2})$`);
/** The day of the week and an article, which say nothing more. */
const BEFORE_A_DAY =
  /^(?:le\s+|der\s+|el\s+)?(?:[a-z]{2,10}[.,]*\s+)?(?:le\s+|der\s+)?(?=\d|[a-z]{3,12}\.?[\s-]*\d)/;

function readDay(text: string): Partial<Record<DateOrder, Day>> | null {
  const bare = text.trim();
  return readBareDay(bare) ?? readBareDay(bare.replace(BEFORE_A_DAY, ''));
}

function readBareDay(text: string): Partial<Record<DateOrder, Day>> | null {
  const numbers = NUMBERS.exec(text);
  if (numbers !== null) {
    const [, first = '', , second = '', year = ''] = numbers;
    return {
      dayFirst: [year, Number(second), first],
      monthFirst: [year, Number(first), second],
    };
  }
  const day = isoDay(text) ?? wordDay(text);
  return day === null ? null : { dayFirst: day, monthFirst: day };
}

function isoDay(text: string): Day | null {
  const iso = ISO.exec(text);
  if (iso !== null) return [iso[1] ?? '', Number(iso[3]), iso[4] ?? ''];
  const compact = COMPACT.exec(text);
  return compact === null ? null : [compact[1] ?? '', Number(compact[2]), compact[3] ?? ''];
}

function wordDay(text: string): Day | null {
  const dayMonth = DAY_MONTH.exec(text);
  if (dayMonth !== null) return named(dayMonth[3], dayMonth[2], dayMonth[1]);
  const monthDay = MONTH_DAY.exec(text);
  if (monthDay !== null) return named(monthDay[3], monthDay[1], monthDay[2]);
  const yearMonth = YEAR_MONTH.exec(text);
  return yearMonth === null ? null : named(yearMonth[1], yearMonth[2], yearMonth[3]);
}

function named(year = '', word = '', day = ''): Day | null {
  const month = MONTHS.findIndex((names) => names.split(' ').includes(word)) + 1;
  return month === 0 ? null : [year, month, day];
}

/** By month, without accents. */
const MONTHS: readonly string[] = [
  'january jan janvier janv januar enero ene gennaio gen janeiro januari',
  'february feb fevrier fevr fev februar febrero febbraio fevereiro februari',
  'march mar mars marz mrz marzo marco maart mrt',
  'april apr avril avr abril abr aprile',
  'may mai mayo maggio mag maio mei',
  'june jun juin junio giugno giu junho juni',
  'july jul juillet juill juil julio luglio lug julho juli',
  'august aug aout agosto ago augustus',
  'september sept sep septembre septiembre settembre set setembro',
  'october oct octobre oktober okt octubre ottobre ott outubro out',
  'november nov novembre noviembre novembro',
  'december dec decembre dezember dez diciembre dic dicembre dezembro',
];

/** `YYYY-MM-DDTHH:mm`; null where there is no such day or time. */
function localOf(day: Day | undefined, time: string): string | null {
  if (day === undefined) return null;
  const [year, month, date] = day;
  const century = year.length === 2 ? `20${year}` : year;
  const local = `${century}-${two(month)}-${date.padStart(2, '0')}T${time}`;
  return isLocalDateTime(local) ? local : null;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
