import {
  FIRST_INSTANT,
  offsetByRules,
  parseRules,
  type Change,
  type YearlyDay,
} from '../../domain/time/zone-rules.ts';
import type { SourceZone } from './source.ts';

const MINUTE = 60_000;

/**
 * Of zones without regular changes for decades (Gaza's follow the moon, until 2086) the table lists those
 * until here, and then what they come to in the end.
 */
const LISTED_UNTIL = Date.UTC(2041, 0, 1);

/**
 * Writes the rules of a zone as zone-rules.ts describes it, as short as they can be, and proves them: read
 * back, they give the same distance before and after every change of the source that they are to know.
 *
 * @throws Error where no such text is right
 */
export function compileRules(zone: SourceZone): string {
  const { first, changes } = changesSince(zone);
  const listedUntil = changes.findIndex(({ at }) => at >= LISTED_UNTIL);
  const mostListed = listedUntil < 0 ? changes.length : listedUntil;
  for (let listed = 0; listed <= mostListed; listed++) {
    const text = write(first, changes.slice(0, listed), changes.slice(listed));
    if (text !== null && isRight(text, first, changes, Infinity)) return text;
  }
  // What the zone comes to in the end, or stays at.
  for (const repeated of [changes.slice(-6), []]) {
    const text = write(first, changes.slice(0, mostListed), repeated);
    if (text !== null && isRight(text, first, changes, LISTED_UNTIL)) return text;
  }
  throw new Error(`The rules of ${zone.name} cannot be written in this form.`);
}

/** The changes of distance since FIRST_INSTANT, and the distance before them. */
function changesSince(zone: SourceZone): { first: number; changes: Change[] } {
  let { offset } = zone.first;
  let first = offset;
  const changes: Change[] = [];
  for (const change of zone.changes) {
    if (change.offset === offset) continue;
    ({ offset } = change);
    if (change.at <= FIRST_INSTANT) first = offset;
    else changes.push({ at: change.at, offset });
  }
  return { first, changes };
}

/** @returns null where `repeated` is nothing that repeats every year. */
function write(first: number, listed: readonly Change[], repeated: readonly Change[]) {
  let before = FIRST_INSTANT;
  const texts = listed.map(({ at, offset }) => {
    const minutes = (at - before) / MINUTE;
    before = at;
    return `${minutes.toString(36)}:${offset}`;
  });
  const text = [first, ...texts].join(' ');
  if (repeated.length === 0) return text;
  const yearly = writeYearly(listed.at(-1)?.offset ?? first, repeated);
  return yearly === null ? null : `${text} ~${yearly}`;
}

function writeYearly(offset: number, changes: readonly Change[]): string | null {
  const sorted = [...new Set(changes.map((change) => change.offset))].sort((a, b) => a - b);
  const [standard, summer, third] = sorted;
  if (standard === undefined || summer === undefined || third !== undefined) return null;
  const beginsRight = offset === standard || offset === summer;
  const isRegular = changes.every((change, index) => change.offset !== changes[index - 1]?.offset);
  if (!beginsRight || !isRegular) return null;
  const forward = yearlyDay(changes, summer, standard);
  const back = yearlyDay(changes, standard, summer);
  return forward && back && `${standard},${summer},${forward},${back}`;
}

/** A day that is another one than its rule says is written with more, or less, than 24 hours. */
const SHIFTS = [0, -1, 1, -2, 2];

function yearlyDay(changes: readonly Change[], to: number, from: number): string | null {
  const clocks = changes
    .filter(({ offset }) => offset === to)
    .map(({ at }) => new Date(at + from * MINUTE));
  for (const shift of SHIFTS) {
    const days = clocks.map((clock) => dayOf(clock, shift));
    const texts = new Set(days.map(writeDay));
    const last = new Set(
      days.map(({ isLast, ...day }) => (isLast ? writeDay({ ...day, week: 5 }) : '')),
    );
    for (const candidates of [last, texts]) {
      const [text] = candidates;
      if (candidates.size === 1 && text !== '' && text !== undefined) return text;
    }
  }
  return null;
}

function writeDay({ month, week, weekday, minutes }: YearlyDay): string {
  return `${month}.${week}.${weekday}/${minutes}`;
}

function dayOf(clock: Date, shift: number): YearlyDay & { readonly isLast: boolean } {
  const [year, month] = [clock.getUTCFullYear(), clock.getUTCMonth()];
  const day = new Date(Date.UTC(year, month, clock.getUTCDate() + shift));
  const next = new Date(day.getTime() + 7 * 24 * 60 * MINUTE);
  return {
    month: day.getUTCMonth() + 1,
    week: Math.ceil(day.getUTCDate() / 7),
    weekday: day.getUTCDay(),
    minutes: (clock.getTime() - day.getTime()) / MINUTE,
    isLast: next.getUTCMonth() !== day.getUTCMonth(),
  };
}

/**
 * Whether rules, read back, say what the source says: on both sides of each change until a moment, and, as
 * they might have changes of their own, in the middle of each month.
 */
function isRight(text: string, first: number, changes: readonly Change[], until: number): boolean {
  const rules = parseRules(text);
  const isSame = (at: number) =>
    offsetByRules(rules, at) === (changes.findLast((change) => change.at <= at)?.offset ?? first);
  const months = Array.from({ length: 12 * 17 }, (_, month) => Date.UTC(2024, month, 15));
  const around = changes.filter(({ at }) => at < until).flatMap(({ at }) => [at - 1, at]);
  return months.every(isSame) && around.every(isSame);
}
