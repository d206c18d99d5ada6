/**
 * A working day of a whole installation, second by second: who calls, what that writes where, what waits.
 * Nothing is stored; what one of each does is what `npm run bench -- indexes` counts.
 */
import { usageShard, type UsageParts } from '../../domain/usage/usage-month.ts';
import { type Chance, seededChance } from '../../local/simulate/chance.ts';

export const DAY_SECONDS = 86_400;
const WORKING_DAYS = 250;

/** How large it is. */
export interface Scale {
  readonly accounts: number;
  readonly conferences: number;
  readonly callsPerYear: number;
  /** Emails that the mail server takes a second. */
  readonly smtpPerSecond: number;
  readonly usageParts: UsageParts;
}

/** What is counted of each second. */
export class Seconds {
  readonly #counts = new Float64Array(DAY_SECONDS);

  add(second: number, count = 1): void {
    const at = Math.floor(second);
    if (at >= 0 && at < DAY_SECONDS) this.#counts[at] = (this.#counts[at] ?? 0) + count;
  }

  get total(): number {
    return this.#counts.reduce((sum, each) => sum + each, 0);
  }

  /** The most a second, as the mean of so many seconds that follow each other. */
  peak(over: number): number {
    let sum = 0;
    let most = 0;
    for (let at = 0; at < DAY_SECONDS; at += 1) {
      sum += (this.#counts[at] ?? 0) - (this.#counts[at - over] ?? 0);
      most = Math.max(most, sum);
    }
    return most / over;
  }

  /** The longest that anybody waits, in seconds, where so many are served a second, in the order of coming. */
  longestWait(perSecond: number): number {
    let waiting = 0;
    let longest = 0;
    for (const came of this.#counts) {
      waiting = Math.max(0, waiting + came - perSecond);
      longest = Math.max(longest, waiting / perSecond);
    }
    return longest;
  }
}

/** What a day was like. */
export interface Day {
  readonly calls: number;
  readonly callers: number;
  /** Of the account that has most of them. */
  readonly callsOfLargest: number;
  /** Requests of bridges to the Bridge API: codes, events, heartbeats. */
  readonly requests: Seconds;
  readonly writes: Seconds;
  /** Writes of `openCalls`, of which `lastSignAt` grows with the time. */
  readonly openCalls: Seconds;
  /** Changes of calls in the largest account, of which `changedAt` does. */
  readonly changesOfLargest: Seconds;
  /** Of the document of sums that is written most. */
  readonly hottestSums: Seconds;
  readonly wrongCodes: Seconds;
  readonly saves: Seconds;
  readonly emails: Seconds;
}

/** Hours by how many calls begin in them: an office day, of one continent. */
const HOURS = [0, 0, 0, 0, 0, 0, 1, 3, 8, 12, 12, 9, 5, 9, 12, 11, 8, 5, 2, 1, 1, 0, 0, 0];
/** So many of all calls are appointments, at a whole or half hour. */
const APPOINTED = 0.7;
/** Most come within this time around an appointment, in seconds. */
const PUNCTUAL = 90;
/** Fewer conferences and calls in an account the later it comes: the largest of 1,000 has 6 % of all. */
const STEEPNESS = 0.8;
const MISTYPED = 0.03;
const HEARTBEAT_SECONDS = 60;
/** Documents that a call's event writes: state, call, leg, sums, and its place among those that go on. */
const WRITES_OF_EVENT = 5;
/** Documents that a heartbeat writes for each call: state, and its place. */
const WRITES_OF_HEARTBEAT = 2;
/** Documents that a Save writes until its email is sent. */
const WRITES_OF_SAVE = 11;
/** Of a year, for each conference: made once, and saved again every other year. */
const SAVES_A_YEAR = 1.5;

/** @param seed the same one gives the same day. */
export function simulateDay(scale: Scale, seed: number): Day {
  const chance = seededChance(seed);
  const accounts = cumulated(
    Array.from({ length: scale.accounts }, (_, rank) => (rank + 1) ** -STEEPNESS),
  );
  const conferencesOf = (account: number) => {
    const share = (accounts[account] ?? 0) - (accounts[account - 1] ?? 0);
    return Math.max(1, Math.round((scale.conferences * share) / (accounts.at(-1) ?? 1)));
  };
  const day = {
    ...{ calls: Math.round(scale.callsPerYear / WORKING_DAYS), callers: 0, callsOfLargest: 0 },
    ...{ requests: new Seconds(), writes: new Seconds(), openCalls: new Seconds() },
    ...{ changesOfLargest: new Seconds(), wrongCodes: new Seconds() },
    ...{ saves: new Seconds(), emails: new Seconds() },
  };
  const sums = new Map<string, Seconds>();
  for (let n = 0; n < day.calls; n += 1) {
    const account = drawn(chance, accounts);
    if (account === 0) day.callsOfLargest += 1;
    const conference = `${account}-${chance.whole(conferencesOf(account))}`;
    // Only the largest accounts can have a hot one.
    const shard = `${account}_${usageShard(conference, scale.usageParts)}`;
    if (account < 3 && !sums.has(shard)) sums.set(shard, new Seconds());
    const event = (second: number) => {
      day.requests.add(second);
      day.writes.add(second, WRITES_OF_EVENT);
      day.openCalls.add(second);
      sums.get(shard)?.add(second);
      if (account === 0) day.changesOfLargest.add(second);
    };
    day.callers += playCall(chance, day, event);
  }
  const saves = (scale.conferences * SAVES_A_YEAR) / WORKING_DAYS;
  for (let n = 0; n < saves; n += 1) {
    const second = inHour(chance) + chance.unit() * 3600;
    day.saves.add(second);
    day.emails.add(second + 1);
    day.writes.add(second, WRITES_OF_SAVE);
  }
  const hottest = [...sums.values()].sort((a, b) => b.peak(60) - a.peak(60))[0];
  return { ...day, hottestSums: hottest ?? new Seconds() };
}

/** @returns how many are in it. */
function playCall(
  chance: Chance,
  day: Pick<Day, 'requests' | 'writes' | 'openCalls' | 'wrongCodes'>,
  event: (second: number) => void,
): number {
  const hour = inHour(chance);
  const begin = chance.happens(APPOINTED)
    ? hour + 1800 * chance.whole(2)
    : hour + chance.unit() * 3600;
  const end = begin + Math.max(60, chance.around(1800, 0.6));
  const callers = Math.min(60, Math.max(1, Math.round(chance.around(4.4, 0.5))));
  for (let caller = 0; caller < callers; caller += 1) {
    const joins = begin + (chance.unit() + chance.unit() - 1) * PUNCTUAL;
    day.requests.add(joins);
    if (chance.happens(MISTYPED)) {
      day.requests.add(joins);
      day.wrongCodes.add(joins);
    }
    event(joins + 1);
    event(end + chance.unit() * 20);
  }
  const first = begin + chance.unit() * HEARTBEAT_SECONDS;
  for (let second = first; second < end; second += HEARTBEAT_SECONDS) {
    day.writes.add(second, WRITES_OF_HEARTBEAT);
    day.openCalls.add(second);
  }
  return callers;
}

/** The second at which an hour begins that is as likely as it is busy. */
function inHour(chance: Chance): number {
  return 3600 * chance.weighted(HOURS);
}

function cumulated(weights: readonly number[]): readonly number[] {
  let sum = 0;
  return weights.map((weight) => (sum += weight));
}

/** One of the indexes, as likely as its weight says. */
function drawn(chance: Chance, sums: readonly number[]): number {
  const wanted = chance.unit() * (sums.at(-1) ?? 0);
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sums[middle] ?? 0) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
