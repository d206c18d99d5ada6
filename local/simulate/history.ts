import type { CallEndReason, LegLeftReason } from '../../domain/bridge/bridge-event.ts';
import type { CallRole } from '../../domain/bridge/resolve.ts';
import { resolveLocalDateTime } from '../../domain/time/local-time.ts';
import { dayIn } from '../../domain/time/local-time.ts';
import type { Chance } from './chance.ts';

/*
 * A believable history of calls: who calls when, for how long, and what goes wrong. All of it is chance
 * out of a seed; nothing is sent here.
 */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export interface HistoryWishes {
  readonly calls: number;
  /** Over so many days before `now`, by the calendar of `timeZone`. */
  readonly days: number;
  readonly now: Date;
  readonly timeZone: string;
  /** How many conferences there are to call; they are told apart by index. */
  readonly conferences: number;
  readonly dialInNumbers: readonly [string, ...string[]];
  readonly bridges: number;
  /** How many of the entered codes are mistyped at first, from 0 to 1. */
  readonly wrong: number;
  /** The same for the same seed. */
  readonly chance: Chance;
  /** Begins the ids of this run's sessions, so that they are no others'. */
  readonly runId: string;
}

/** One caller. Moments are milliseconds since 1970. */
export interface SimulatedLeg {
  readonly legId: string;
  readonly role: CallRole;
  /** Null: withheld. */
  readonly callerId: string | null;
  readonly dialedNumber: string;
  readonly joinedAt: number;
  readonly leftAt: number;
  readonly leftReason: LegLeftReason;
  /** False: the bridge's word of it is lost, and a heartbeat has to show that they are gone. */
  readonly isLeavingTold: boolean;
  /** Wrong codes before the right one. */
  readonly mistyped: number;
}

export interface SimulatedCall {
  readonly sessionId: string;
  readonly conference: number;
  readonly bridge: number;
  readonly legs: readonly SimulatedLeg[];
  readonly startedAt: number;
  readonly endedAt: number;
  readonly endReason: CallEndReason;
}

/** No two calls of a conference begin within this of one another, as they would be one. */
const APART = 3 * 60 * MINUTE;
/** So often another time is drawn for a call; where there are too many for the days, they go beside. */
const DRAWS = 12;

/** Draws the calls, the oldest first. */
export function drawHistory(wishes: HistoryWishes): readonly SimulatedCall[] {
  const { chance, conferences, calls } = wishes;
  const habits = Array.from({ length: conferences }, (_, index) => drawHabit(chance, index));
  const days = weighDays(wishes);
  const begun = habits.map((): number[] => []);
  const drawn = Array.from({ length: calls }, (_, number) => {
    const conference = chance.weighted(habits.map(({ popularity }) => popularity));
    const habit = habits[conference];
    if (habit === undefined) throw new RangeError('there are no conferences to call');
    const others = begun[conference] ?? [];
    const start = drawStartApart(others, () => drawStart(wishes, days, habit));
    others.push(start);
    return drawCall(wishes, habit, conference, start, number);
  });
  return drawn.sort((a, b) => a.startedAt - b.startedAt);
}

/** What is usual in a conference. */
interface Habit {
  readonly popularity: number;
  /** 1 for Monday to 5 for Friday. */
  readonly weekday: number;
  readonly hour: number;
  readonly callers: number;
  readonly minutes: number;
  /** Those who call again and again. */
  readonly regulars: readonly string[];
}

const AREA_CODES = ['514', '438', '416', '647', '604', '403', '613', '418', '212', '617'] as const;

/** The hours at which conferences begin, and how many of them. */
const HOURS = [8, 9, 10, 11, 12, 13, 14, 15, 16, 17] as const;
const HOUR_WEIGHTS = [3, 10, 12, 8, 2, 8, 10, 8, 5, 2] as const;

function drawHabit(chance: Chance, index: number): Habit {
  return {
    // The first few are used most, as everywhere.
    popularity: 1 / (index + 1.5),
    weekday: 1 + chance.whole(5),
    hour: HOURS[chance.weighted(HOUR_WEIGHTS)] ?? 10,
    callers: clamp(chance.around(5, 0.5), 2, 13),
    minutes: clamp(chance.around(32, 0.4), 12, 75),
    regulars: Array.from({ length: 16 }, () => drawNumber(chance)),
  };
}

/** 555-01xx is kept for fiction in every area of the North American plan. */
function drawNumber(chance: Chance): string {
  return `+1${chance.oneOf(AREA_CODES)}55501${String(chance.whole(100)).padStart(2, '0')}`;
}

interface WeighedDay {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** 0 for Sunday. */
  readonly weekday: number;
  readonly weight: number;
}

/** Yesterday and the days before it, and how much is called on them. */
function weighDays({ days, now, timeZone }: HistoryWishes): readonly WeighedDay[] {
  const today = Date.parse(`${dayIn(now, timeZone)}T12:00:00Z`);
  return Array.from({ length: days }, (_, index) => {
    const noon = new Date(today - (index + 1) * DAY);
    const day = noon.toISOString().slice(0, 10);
    const weekday = noon.getUTCDay();
    return { day, weekday, weight: weekendWeight(weekday) * seasonWeight(day.slice(5)) };
  });
}

function weekendWeight(weekday: number): number {
  return weekday === 0 || weekday === 6 ? 0.03 : 1;
}

/** @param date `MM-DD` */
function seasonWeight(date: string): number {
  if (date >= '12-22' || date <= '01-03') return 0.1;
  return date >= '07-10' && date <= '08-20' ? 0.5 : 1;
}

function drawStartApart(others: readonly number[], draw: () => number): number {
  const isApart = (start: number) => others.every((other) => Math.abs(start - other) >= APART);
  let start = draw();
  for (let again = 1; again < DRAWS && !isApart(start); again += 1) start = draw();
  return start;
}

/** More than half of a conference's calls are at its usual hour. */
function drawStart(
  { chance, timeZone }: HistoryWishes,
  days: readonly WeighedDay[],
  habit: Habit,
): number {
  const isUsual = chance.happens(0.65);
  const fitting = isUsual ? days.filter(({ weekday }) => weekday === habit.weekday) : days;
  const among = fitting.length === 0 ? days : fitting;
  const day = among[chance.weighted(among.map(({ weight }) => weight))]?.day ?? '';
  const hour = isUsual ? habit.hour : (HOURS[chance.weighted(HOUR_WEIGHTS)] ?? 10);
  const minute = isUsual ? '00' : chance.oneOf(['00', '00', '15', '30', '30', '45']);
  const resolved = resolveLocalDateTime(
    `${day}T${String(hour).padStart(2, '0')}:${minute}`,
    timeZone,
  );
  // No office hour is skipped or doubled by a change of the clocks; if one were, either would do.
  if (resolved.kind === 'exact') return resolved.instant.getTime();
  return (resolved.kind === 'skipped' ? resolved.after : resolved.earlier).getTime();
}

function drawCall(
  wishes: HistoryWishes,
  habit: Habit,
  conference: number,
  announced: number,
  number: number,
): SimulatedCall {
  const { chance, bridges, runId } = wishes;
  const sessionId = `${runId}-${number}`;
  const leaderAt = announced + drawLeaderDelay(chance);
  const length = clamp(chance.around(habit.minutes, 0.35), 3, 150) * MINUTE;
  const over = Math.round(leaderAt + length);
  const callers = Math.round(clamp(chance.around(habit.callers, 0.35), 2, 15));
  const endReason = drawEndReason(chance);
  const regulars = chance.shuffled(habit.regulars);
  const legs = Array.from({ length: callers }, (_, index) =>
    drawLeg(wishes, regulars[index] ?? drawNumber(chance), `${sessionId}-${index}`, {
      isLeader: index === 0,
      announced,
      leaderAt,
      over,
      endReason,
    }),
  );
  return {
    sessionId,
    conference,
    bridge: chance.whole(bridges),
    legs,
    startedAt: Math.min(...legs.map(({ joinedAt }) => joinedAt)),
    endedAt: Math.max(...legs.map(({ leftAt }) => leftAt)),
    endReason,
  };
}

/** Mostly people hang up one by one; a few calls end otherwise, for all at once. */
function drawEndReason(chance: Chance): CallEndReason {
  const reasons = ['lastCallerLeft', 'leaderEnded', 'timeLimit', 'bridgeStopped'] as const;
  return reasons[chance.weighted([72, 25, 2, 1])] ?? 'lastCallerLeft';
}

/** In milliseconds. Most leaders are there a little before; some let the others wait. */
function drawLeaderDelay(chance: Chance): number {
  return chance.happens(0.3)
    ? Math.round((1 + chance.unit() * 6) * MINUTE)
    : -Math.round(chance.unit() * 2 * MINUTE);
}

interface CallFrame {
  readonly isLeader: boolean;
  readonly announced: number;
  readonly leaderAt: number;
  readonly over: number;
  readonly endReason: CallEndReason;
}

function drawLeg(
  { chance, dialInNumbers, wrong }: HistoryWishes,
  number: string,
  legId: string,
  { isLeader, announced, leaderAt, over, endReason }: CallFrame,
): SimulatedLeg {
  const joinedAt = isLeader
    ? leaderAt
    : announced + Math.round((chance.unit() * 9 - 3) * MINUTE) + chance.whole(MINUTE);
  const isEarly = !isLeader && chance.happens(0.1);
  const planned = isEarly
    ? joinedAt + Math.round((0.3 + chance.unit() * 6) * MINUTE)
    : over - (isLeader ? 0 : Math.round(chance.unit() * 25_000));
  const leftAt = Math.max(joinedAt + 5_000, planned);
  const isPutOut =
    !isEarly && (endReason === 'leaderEnded' ? !isLeader : endReason !== 'lastCallerLeft');
  const putOut = endReason === 'bridgeStopped' ? 'lineLost' : 'conferenceEnded';
  // Drawn in any case, so that the same seed gives the same calls whatever share is mistyped.
  const mistakes = chance.oneOf([1, 1, 1, 2]);
  return {
    legId,
    role: isLeader ? 'leader' : 'participant',
    callerId: chance.happens(0.08) ? null : number,
    dialedNumber: chance.oneOf(dialInNumbers),
    joinedAt,
    leftAt: isPutOut ? Math.max(joinedAt + 5_000, over) : leftAt,
    leftReason: isPutOut ? putOut : chance.happens(0.02) ? 'lineLost' : 'hungUp',
    isLeavingTold: !chance.happens(0.015),
    mistyped: chance.happens(wrong) ? mistakes : 0,
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
