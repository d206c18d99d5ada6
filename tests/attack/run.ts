import { seeded } from '../support/seeded.ts';
import { codeSpace } from './chance.ts';
import { type Attack, type Outcome, simulate, type World } from './simulate.ts';

/*
 * `npm run simulate:attack` prints what guessing brings and what it costs honest callers, for each way of
 * guessing. Codes have eight digits here, so that break-ins are many enough to be counted; for ten digits
 * they are as many fewer as there are more codes.
 */

const CODE_LENGTH = 8;
const REAL_LENGTH = 10;
const LIVE = 20_000;
const HOUR = 3600;

/** The parameters' defaults. */
const LIMITS = {
  attemptsPerCall: 3,
  wrongPerCaller: 10,
  wrongWithheld: 60,
  wrongPerNumber: 60,
  wrongOnPlatform: 180,
  delayMs: 3000,
};
const NO_LIMITS = {
  ...LIMITS,
  wrongPerCaller: Infinity,
  wrongWithheld: Infinity,
  wrongPerNumber: Infinity,
  wrongOnPlatform: Infinity,
};

const CALLS: Attack = { callsPerSecond: 100, lines: null, caller: 'random', dials: 'all' };
const LINES: Attack = { callsPerSecond: null, lines: 300, caller: 'random', dials: 'all' };

const SCENARIOS: readonly (readonly [string, Pick<World, 'limits' | 'attack'>])[] = [
  ['nobody guesses', { limits: LIMITS, attack: null }],
  ['100 calls/s, no throttle', { limits: NO_LIMITS, attack: CALLS }],
  ['100 calls/s, one caller, one number', with100({ caller: 'one', dials: 'one' })],
  ['100 calls/s, one caller, all numbers', with100({ caller: 'one' })],
  ['100 calls/s, withheld, one number', with100({ caller: 'withheld', dials: 'one' })],
  ['100 calls/s, withheld, all numbers', with100({ caller: 'withheld' })],
  ['100 calls/s, random callers, one number', with100({ dials: 'one' })],
  ['100 calls/s, random callers, all numbers', with100({})],
  ['300 lines, no throttle', { limits: NO_LIMITS, attack: LINES }],
  ['300 lines, random callers, all numbers', { limits: LIMITS, attack: LINES }],
  [
    'a call a minute, random callers, all numbers',
    { limits: LIMITS, attack: { ...CALLS, callsPerSecond: 1 / 60 } },
  ],
];

function with100(over: Partial<Attack>): Pick<World, 'limits' | 'attack'> {
  return { limits: LIMITS, attack: { ...CALLS, ...over } };
}

const spaces = [CODE_LENGTH, REAL_LENGTH].map((length) => codeSpace(seeded(length), length));
const [space = 0, realSpace = 0] = spaces;
const seed = Number(process.argv[2] ?? 1);
if (!Number.isInteger(seed)) {
  console.error('Expected a whole number as the seed.');
  process.exit(1);
}

console.log(
  `An hour against ${LIVE} live codes; seed ${seed}. Of ${CODE_LENGTH} digits there are ${space.toExponential(2)} ` +
    `codes, of ${REAL_LENGTH} ${realSpace.toExponential(2)}.\n`,
);
printRow([
  'attack',
  'guesses',
  `break-ins at ${CODE_LENGTH} digits: expected`,
  'observed',
  `expected at ${REAL_LENGTH} digits`,
  'lines: mean',
  'most',
  'alert after',
  'right codes keyed',
  'let in',
  'waited: median',
  '95 %',
  'most',
  'called again',
]);
printRow(Array.from({ length: 14 }, () => '---'));
for (const [name, scenario] of SCENARIOS) {
  const world = { seed, seconds: HOUR, codeLength: CODE_LENGTH, liveCodes: LIVE, ...scenario };
  printRow([name, ...cells(await simulate(world))]);
}

function cells(outcome: Outcome): string[] {
  const { guesses, breakIns, lines, alertAfter, honestWaits, calledAgain, rightCodes } = outcome;
  const sorted = honestWaits.toSorted((a, b) => a - b);
  const seconds = (share: number) => {
    const wait = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    return `${wait / 1000} s`;
  };
  return [
    `${guesses}`,
    ((guesses * LIVE) / space).toFixed(1),
    `${breakIns}`,
    ((guesses * LIVE) / realSpace).toFixed(3),
    lines.mean.toFixed(0),
    `${lines.most}`,
    alertAfter === null ? '–' : `${alertAfter} s`,
    `${rightCodes.keyed}`,
    `${rightCodes.letIn}`,
    seconds(0.5),
    seconds(0.95),
    seconds(1),
    `${calledAgain}`,
  ];
}

function printRow(row: readonly string[]): void {
  console.log(`| ${row.join(' | ')} |`);
}
