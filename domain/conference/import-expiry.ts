import { cleanToken } from '../csv/clean-cell.ts';
import type { Table } from '../csv/read-table.ts';
import { fold } from '../list-keys.ts';
import { localDateTime } from '../time/local-time.ts';
import { type DateOrder, readWrittenDate } from '../time/written-date.ts';
import { type Expiry, NEVER_EXPIRES } from './chosen-expiry.ts';
import type { ConferenceProblem } from './conference-problem.ts';
import { checkExpiry, expiryOf } from './check-expiry.ts';

/** How an expiry is read. */
export interface Clock {
  /** The account's: IANA name. */
  readonly timeZone: string;
  readonly now: Date;
}

/** With the order of day and month, where it is known. */
export type ExpiryReading = Clock & { readonly order: DateOrder | null };

/** In English and French; a dash too. */
const NEVER =
  /^(?:never(?: expires)?|no (?:expiry|expiration)|none|does(?: not|n't) expire|n\/a|jamais|n'expire (?:jamais|pas)|aucune?(?: expiration)?|sans(?: expiration)?|[-–—])?$/;
/** A day alone means the end of its working hours. */
const TIME_OF_A_DAY = '17:00';

/** Whether an expiry says that there is none. */
function saysNever(value: string): boolean {
  return NEVER.test(fold(value).replace('’', "'"));
}

/**
 * What the expiries of a file say of the order of day and month. `clear`: no date could be either; `told`:
 * some could, and others, of which `row` is the first, can be read in one order only; `open`: some could, and
 * nothing, or not all of the others, says which. `count`: how many could be either.
 */
export type FileDates =
  | { readonly kind: 'clear' }
  | {
      readonly kind: 'told';
      readonly order: DateOrder;
      readonly row: number;
      readonly value: string;
      readonly count: number;
    }
  | {
      readonly kind: 'open';
      readonly row: number;
      readonly value: string;
      readonly count: number;
      /** What that date would be in each order: `YYYY-MM-DDTHH:mm`. */
      readonly local: Readonly<Record<DateOrder, string>>;
    };

/** @param columns the first of which has the expiries */
export function datesOf({ rows }: Pick<Table, 'rows'>, columns: readonly number[]): FileDates {
  const said = new Map<DateOrder, { readonly row: number; readonly value: string }>();
  let open = null as Omit<Extract<FileDates, { kind: 'open' }>, 'count'> | null;
  let count = 0;
  for (const { row, cells } of rows) {
    const value = cleanToken(cells[columns[0] ?? -1] ?? '');
    if (value === '') continue;
    const date = readWrittenDate(value, TIME_OF_A_DAY);
    if (date.kind === 'either') {
      count += 1;
      open ??= { kind: 'open', row, value, local: date.local };
    }
    if (date.kind === 'local' && date.order !== null && !said.has(date.order)) {
      said.set(date.order, { row, value });
    }
  }
  if (open === null) return { kind: 'clear' };
  const [only, ...others] = said;
  if (only === undefined || others.length > 0) return { ...open, count };
  const [order, by] = only;
  return { kind: 'told', order, ...by, count };
}

/** What is odd about an expiry; see `ImportFinding`. */
export type ExpiryFinding =
  | {
      readonly kind: 'expiry.unusable';
      readonly value: string;
      readonly problem: ConferenceProblem;
    }
  | {
      readonly kind: 'expiry.unreadable' | 'expiry.serial' | 'expiry.either' | 'expiry.doubled';
      readonly value: string;
    };

export interface ReadExpiry {
  /** Null where the cell says nothing that can be used. */
  readonly expiry: Expiry | null;
  readonly finding: ExpiryFinding | null;
  /** What it is though it has passed, by which a conference that has it is known; null where it has not. */
  readonly past: Expiry | null;
}

/** Reads an expiry out of a cell; a day alone ends with its working hours. */
export function readExpiry(cell: string, clock: ExpiryReading): ReadExpiry {
  const value = cleanToken(cell);
  if (saysNever(value)) return { expiry: NEVER_EXPIRES, finding: null, past: null };
  const date = readWrittenDate(value, TIME_OF_A_DAY);
  switch (date.kind) {
    case 'none':
      return { expiry: null, finding: { kind: 'expiry.unreadable', value }, past: null };
    case 'serial':
      return { expiry: null, finding: { kind: 'expiry.serial', value }, past: null };
    case 'instant':
      return readLocal(value, clock, localDateTime(date.instant, clock.timeZone), date.instant);
    case 'local':
      return readLocal(value, clock, date.local, null);
    case 'either':
      return clock.order === null
        ? { expiry: null, finding: { kind: 'expiry.either', value }, past: null }
        : readLocal(value, clock, date.local[clock.order], null);
  }
}

/** @param instant which of two moments is meant; null where nobody has said it. */
function readLocal(
  value: string,
  { timeZone, now }: Clock,
  local: string,
  instant: Date | null,
): ReadExpiry {
  const check = checkExpiry(local, timeZone, now);
  if (check.ok) return { expiry: expiryOf(check), finding: null, past: null };
  const { resolution } = check;
  if (check.problem !== 'expiry.doubled') {
    const at = resolution?.kind === 'exact' ? resolution.instant : null;
    return unusable(value, check.problem, at);
  }
  const isEarlier =
    instant !== null && resolution?.kind === 'doubled' && instant < resolution.later;
  const choice = isEarlier ? 'earlier' : 'later';
  const chosen = checkExpiry(local, timeZone, now, choice);
  if (!chosen.ok) {
    return unusable(
      value,
      chosen.problem,
      resolution?.kind === 'doubled' ? resolution[choice] : null,
    );
  }
  const finding = instant === null ? ({ kind: 'expiry.doubled', value } as const) : null;
  return { expiry: expiryOf(chosen), finding, past: null };
}

function unusable(value: string, problem: ConferenceProblem, at: Date | null): ReadExpiry {
  const past =
    problem === 'expiry.past' && at !== null ? { expiresAt: at, expiryChosen: null } : null;
  return { expiry: null, finding: { kind: 'expiry.unusable', value, problem }, past };
}
