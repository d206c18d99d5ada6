import { type Day, type Scale, simulateDay } from './day.ts';

/*
 * `npm run simulate:scale` prints what a working day does at a size (docs/SCALE.md), and how far it is from
 * what Firestore publishes as its limits. Another seed behind `--`.
 */

const MILLION: Scale = {
  ...{ accounts: 1_000, conferences: 1_000_000, callsPerYear: 10_000_000 },
  ...{ smtpPerSecond: 5, usageParts: 2 },
};
const SIZES: readonly (readonly [string, Scale])[] = [
  ['a tenth', { ...MILLION, accounts: 100, conferences: 100_000, callsPerYear: 1_000_000 }],
  ['a million conferences', MILLION],
  ['– sums over 8 documents', { ...MILLION, usageParts: 8 }],
  [
    'ten times that',
    { ...MILLION, accounts: 10_000, conferences: 10_000_000, callsPerYear: 100_000_000 },
  ],
];

/** Of one index whose values grow with the time; of one document, for long. */
const SEQUENTIAL_A_SECOND = 500;
const DOCUMENT_A_SECOND = 1;
/** The default of `WRONG_GUESSES_PLATFORM`, an hour. */
const WRONG_AN_HOUR = 180;
/** Seconds that a request of a bridge takes in production, generously. */
const REQUEST_SECONDS = 0.3;

const whole = (value: number) => new Intl.NumberFormat('en').format(Math.round(value));
const tenth = (value: number) =>
  new Intl.NumberFormat('en', { maximumFractionDigits: 1 }).format(value);
const against = (value: number, limit: number) =>
  `${tenth(value)} (${tenth(value / limit)} × ${whole(limit)})`;

const ROWS: readonly (readonly [string, (day: Day, scale: Scale) => string])[] = [
  ['calls, callers', ({ calls, callers }) => `${whole(calls)}, ${whole(callers)}`],
  ['calls of the largest account', ({ callsOfLargest }) => whole(callsOfLargest)],
  ['bridges’ requests a second, at most', ({ requests }) => whole(requests.peak(1))],
  ['– of them at once, at most', ({ requests }) => whole(requests.peak(10) * REQUEST_SECONDS)],
  ['document writes', ({ writes }) => whole(writes.total)],
  ['document writes a second, the busiest minute', ({ writes }) => whole(writes.peak(60))],
  [
    'writes of `openCalls` a second, the busiest minute',
    ({ openCalls }) => against(openCalls.peak(60), SEQUENTIAL_A_SECOND),
  ],
  [
    'changes of calls in the largest account a second, the busiest minute',
    ({ changesOfLargest }) => against(changesOfLargest.peak(60), SEQUENTIAL_A_SECOND),
  ],
  [
    'writes of the hottest sums a second, the busiest minute',
    ({ hottestSums }) => against(hottestSums.peak(60), DOCUMENT_A_SECOND),
  ],
  ['– the busiest hour', ({ hottestSums }) => against(hottestSums.peak(3600), DOCUMENT_A_SECOND)],
  [
    'mistyped codes, the busiest hour',
    ({ wrongCodes }) => against(wrongCodes.peak(3600) * 3600, WRONG_AN_HOUR),
  ],
  ['Saves', ({ saves }) => whole(saves.total)],
  [
    'longest wait of an email for SMTP',
    ({ emails }, { smtpPerSecond }) =>
      `${tenth(emails.longestWait(smtpPerSecond))} s at ${smtpPerSecond} a second`,
  ],
];

const seed = Number(process.argv[2] ?? 1);
if (!Number.isInteger(seed)) {
  console.error('Expected a whole number as the seed.');
  process.exit(1);
}
const days = SIZES.map(([, scale]) => [simulateDay(scale, seed), scale] as const);
const lines = [
  ['', ...SIZES.map(([name]) => name)],
  ['---', ...SIZES.map(() => '---')],
  ...ROWS.map(([name, read]) => [name, ...days.map(([day, scale]) => read(day, scale))]),
];
console.log(lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n'));
