import type { Language } from '../../../domain/account/account.ts';
import { localFormat } from '../../../domain/time/local-format.ts';
import { dayIn } from '../../../domain/time/local-time.ts';
import type { Format } from '../../i18n/format.ts';

/** How the usage history writes days, moments and lengths of time, on the account's clock. */
export interface UsageFormat {
  readonly number: (value: number) => string;
  /** `25 Nov 2026` */
  readonly day: (day: string) => string;
  /** `Nov 2026` */
  readonly month: (month: string) => string;
  /** `Nov`, or `N` */
  readonly shortMonth: (month: string, isNarrow: boolean) => string;
  /** `25 Nov 2026, 09:02` */
  readonly start: (at: number) => string;
  /** `09:02` */
  readonly minute: (at: number) => string;
  /** `25 Nov 2026, 09:02:13` */
  readonly moment: (at: number) => string;
  /** `09:02:13`, and with the day where that is another one than that of `beside`. */
  readonly clock: (at: number, beside: number) => string;
  /** `38 s`, `42 min 10 s`, `1 h 05 min 10 s` */
  readonly length: (seconds: number) => string;
  /** `38 s`, `42 min`, `1,204 h 15 min`: for sums, of which seconds say nothing. */
  readonly time: (seconds: number) => string;
}

export function usageFormat(format: Format, language: Language, timeZone: string): UsageFormat {
  const locale = language === 'fr' ? 'fr-CA' : 'en-GB';
  // In French as well: `22 h 48 min 15 s` would read as how long something took.
  const seconds = localFormat('en-GB', {
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const clock = (at: number) => seconds(new Date(at), timeZone);
  const months = localFormat(locale, { month: 'short', year: 'numeric' });
  const shortMonths = localFormat(locale, { month: 'short' });
  const narrowMonths = localFormat(locale, { month: 'narrow' });
  const within = (month: string) => new Date(`${month}-15T12:00:00Z`);
  const { number } = format;
  // A month's first day is the first in French, and only that one.
  const dated = (text: string) => (language === 'fr' ? text.replace(/^1(?=\s)/, '1er') : text);
  // A line may end between the day and the time, nowhere else.
  const date = (at: Date, zone: string) => dated(format.date(at, zone)).replaceAll(' ', NO_BREAK);
  const moment = (at: number) => `${date(new Date(at), timeZone)}, ${clock(at)}`;
  return {
    number,
    day: (day) => date(new Date(`${day}T12:00:00Z`), 'UTC'),
    month: (month) => months(within(month), 'UTC').replaceAll(' ', NO_BREAK),
    shortMonth: (month, isNarrow) => (isNarrow ? narrowMonths : shortMonths)(within(month), 'UTC'),
    start: (at) => dated(format.dateTime(new Date(at), timeZone)),
    minute: (at) => format.time(new Date(at), timeZone),
    moment,
    clock: (at, beside) => {
      const isSameDay = dayIn(new Date(at), timeZone) === dayIn(new Date(beside), timeZone);
      return isSameDay ? clock(at) : moment(at);
    },
    length: (seconds) => lengthOf(seconds, number, true),
    time: (seconds) => lengthOf(seconds, number, false),
  };
}

const NO_BREAK = '\u00a0';

function lengthOf(seconds: number, number: (value: number) => string, exact: boolean): string {
  if (seconds < 60) return `${seconds}${NO_BREAK}s`;
  // A sum loses its seconds, not a minute that was begun and is nearly over.
  const whole = exact ? seconds : Math.round(seconds / 60) * 60;
  const [hours, minutes, rest] = [
    Math.floor(whole / 3600),
    Math.floor((whole % 3600) / 60),
    whole % 60,
  ];
  const parts = [
    ...(hours > 0 ? [`${number(hours)} h`] : []),
    `${hours > 0 ? String(minutes).padStart(2, '0') : minutes} min`,
    ...(exact ? [`${hours > 0 || minutes > 0 ? String(rest).padStart(2, '0') : rest} s`] : []),
  ];
  return parts.join(' ').replaceAll(' ', NO_BREAK);
}
