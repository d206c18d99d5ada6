import { generateCode, type RandomInt } from '../../domain/conference/access-code.ts';
import type { GuessLimits } from '../../functions/src/bridge/guesses/guess-scopes.ts';
import { type Guess, Throttle } from '../../functions/src/bridge/guesses/throttle-guesses.ts';
import { seeded } from '../support/seeded.ts';
import { happens, liveCodes, mistyped } from './chance.ts';
import { memoryStore } from './memory-store.ts';

/** How somebody guesses codes. */
export interface Attack {
  /** New calls a second, whatever becomes of the others; null: a new one on each line that is free. */
  readonly callsPerSecond: number | null;
  /** So many calls at once at most; null: any number. */
  readonly lines: number | null;
  readonly caller: 'one' | 'withheld' | 'random';
  readonly dials: 'one' | 'all';
}

export interface World {
  readonly seed: number;
  readonly seconds: number;
  readonly codeLength: number;
  readonly liveCodes: number;
  readonly limits: GuessLimits;
  /** null: nobody guesses. */
  readonly attack: Attack | null;
}

/** What came of it. */
export interface Outcome {
  readonly guesses: number;
  readonly breakIns: number;
  /** Of the attacker, at once. */
  readonly lines: { readonly mean: number; readonly most: number };
  /** Seconds from the first call until the operator has an alert; null: never. */
  readonly alertAfter: number | null;
  /** Milliseconds that each honest caller waited for answers, over all attempts until they were in. */
  readonly honestWaits: readonly number[];
  /** Honest callers who were hung up on and called again. */
  readonly calledAgain: number;
  /** Right codes of honest callers, and how many of them let their caller in, at last. */
  readonly rightCodes: { readonly keyed: number; readonly letIn: number };
}

/** A bridge answers within a second, and ten digits take two to key. */
const ANSWER_MS = 1000;
const KEYING_MS = 2000;
const STEP_MS = 100;
const STARTED = Date.parse('2026-11-25T09:00:00Z');

const DIAL_IN_NUMBERS = Array.from({ length: 20 }, (_, index) => `+1514555${1000 + index}`);
const INSTANCES = 3;

/** Of 10,000 conferences of which each meets twice in three weeks, with five callers, in office hours. */
const HONEST_PER_HOUR = 1800;
const MISTYPED_SHARE = 0.03;
const WITHHELD_SHARE = 0.05;
const CALLS_AGAIN_AFTER_MS = 20_000;

/** For so long after the end calls that are going on go on, and nobody but who was hung up on calls. */
const LAST_CALLS_MS = 300_000;

/** Somebody's phone call. */
interface Call {
  readonly guess: Omit<Guess, 'attempt'>;
  /** What is keyed next. */
  readonly next: () => string;
  waited: number;
  readonly joined: (call: Call) => void;
  readonly ended: (call: Call) => void;
}

/**
 * An hour, or another time, on a platform under attack: the functions' own throttle, three instances of
 * it, on a clock that moves in steps of a tenth of a second. Repeatable by its seed.
 */
export async function simulate({ limits, attack, ...world }: World): Promise<Outcome> {
  const random = seeded(world.seed);
  const live = liveCodes(random, world.codeLength, world.liveCodes);
  const codes = [...live];
  const store = memoryStore();
  const dependencies = { store, limits, pepper: 'pepper-of-a-simulation', onSpent: () => {} };
  const instances = Array.from({ length: INSTANCES }, () => new Throttle(dependencies));

  const agenda = new Map<number, (() => Promise<void> | void)[]>();
  let now = STARTED;
  const end = STARTED + world.seconds * 1000;
  const later = (at: number, what: () => Promise<void> | void) => {
    const step = Math.max(now + STEP_MS, Math.ceil(at / STEP_MS) * STEP_MS);
    const planned = agenda.get(step);
    if (planned === undefined) agenda.set(step, [what]);
    else planned.push(what);
  };
  let calls = 0;
  const callId = () => `call-${calls++}`;

  const enter = async (call: Call, attempt: number): Promise<void> => {
    const digits = call.next();
    const throttle = pick(random, instances);
    const guess = { ...call.guess, attempt };
    if (live.has(digits)) {
      const delayMs = throttle.delayOf(guess, now);
      call.waited += delayMs;
      later(now + delayMs, () => {
        call.joined(call);
        call.ended(call);
      });
      return;
    }
    const { delayMs, attemptsLeft } = await throttle.refuse('bridge', guess, true, now);
    call.waited += delayMs;
    if (attemptsLeft === 0)
      later(now + delayMs, () => {
        call.ended(call);
      });
    else later(now + delayMs + KEYING_MS, () => enter(call, attempt + 1));
  };
  const begin = (call: Call) => {
    later(now + ANSWER_MS + KEYING_MS, () => enter(call, 1));
  };

  const attacker = { guesses: 0, breakIns: 0, lines: 0, most: 0, sum: 0 };
  const attackOnce = ({ caller, dials, callsPerSecond }: Attack): void => {
    attacker.lines += 1;
    begin({
      guess: {
        callId: callId(),
        callerId: { one: '+14385550134', withheld: null, random: randomNumber(random) }[caller],
        dialedNumber: dials === 'one' ? at(DIAL_IN_NUMBERS, 0) : pick(random, DIAL_IN_NUMBERS),
      },
      next: () => {
        attacker.guesses += 1;
        return generateCode(random, world.codeLength);
      },
      waited: 0,
      joined: () => {
        attacker.breakIns += 1;
      },
      ended: () => {
        attacker.lines -= 1;
        if (callsPerSecond === null && attack !== null && now < end) attackOnce(attack);
      },
    });
  };

  const honestWaits: number[] = [];
  let [calledAgain, rightKeyed] = [0, 0];
  const callHonestly = (waited: number, callerId: string | null): void => {
    const code = pick(random, codes);
    let isIn = false;
    begin({
      guess: { callId: callId(), callerId, dialedNumber: pick(random, DIAL_IN_NUMBERS) },
      next: () => {
        const keyed = happens(random, MISTYPED_SHARE) ? mistyped(random, code) : code;
        if (live.has(keyed)) rightKeyed += 1;
        return keyed;
      },
      waited,
      joined: (call) => {
        isIn = true;
        honestWaits.push(call.waited);
      },
      ended: (call) => {
        if (isIn) return;
        calledAgain += 1;
        later(now + CALLS_AGAIN_AFTER_MS, () => {
          callHonestly(call.waited, callerId);
        });
      },
    });
  };

  let due = 0;
  for (; now < end + LAST_CALLS_MS; now += STEP_MS) {
    const planned = agenda.get(now) ?? [];
    agenda.delete(now);
    for (const what of planned) await what();
    if (now >= end) continue;
    if (happens(random, (HONEST_PER_HOUR * STEP_MS) / 3_600_000)) {
      callHonestly(0, happens(random, WITHHELD_SHARE) ? null : randomNumber(random));
    }
    if (attack !== null) {
      due += attack.callsPerSecond === null ? 0 : (attack.callsPerSecond * STEP_MS) / 1000;
      if (attack.callsPerSecond === null && now === STARTED) due = attack.lines ?? 0;
      for (; due >= 1; due -= 1) attackOnce(attack);
    }
    attacker.most = Math.max(attacker.most, attacker.lines);
    attacker.sum += attacker.lines;
  }
  const [alert] = store.alerts.map(({ at }) => at).sort((a, b) => a - b);
  return {
    guesses: attacker.guesses,
    breakIns: attacker.breakIns,
    lines: { mean: attacker.sum / ((world.seconds * 1000) / STEP_MS), most: attacker.most },
    alertAfter: alert === undefined ? null : (alert - STARTED) / 1000,
    honestWaits,
    calledAgain,
    rightCodes: { keyed: rightKeyed, letIn: honestWaits.length },
  };
}

function randomNumber(random: RandomInt): string {
  return `+1438${String(random(10_000_000)).padStart(7, '0')}`;
}

function pick<T>(random: RandomInt, from: readonly T[]): T {
  return at(from, random(from.length));
}

function at<T>(from: readonly T[], index: number): T {
  const one = from[index];
  if (one === undefined) throw new RangeError('There is nothing to choose from.');
  return one;
}
