import { Command } from 'commander';
import { BridgeRefusal } from '../bridges/client/index.ts';
import { FULL_ACCOUNT } from './demo/seed.ts';
import { connectToSuite } from './operator/connect.ts';
import { counted } from './support/counted.ts';
import { describeProblem, Problem } from './support/problem.ts';
import { readRunning } from './suite/running-lock.ts';
import { seededChance } from './simulate/chance.ts';
import { playLive } from './simulate/play-live.ts';
import { simulateForAccount } from './simulate/for-account.ts';
import { forgettingBridges } from './simulate/forgetting-bridges.ts';
import { share, whole } from './simulate/options.ts';

/** `npm run simulate`: plays phone bridges to what `npm start` runs. */
const options = new Command('npm run simulate --')
  .description(
    // Commander breaks the lines itself, and again where they are broken already.
    'Plays phone bridges: has codes resolved and tells what happens in calls, through the Bridge API ' +
      'of what "npm start" runs on this machine, so that there is a usage history to look at.',
  )
  .option('--calls <number>', 'how many calls', whole(1), 200)
  .option('--account <id>', 'whose conferences are called', FULL_ACCOUNT)
  .option('--days <number>', 'over how many days before today', whole(1, 390), 365)
  .option('--seed <number>', 'the same seed gives the same calls (default: a new one)', whole(0))
  .option('--wrong <share>', 'how many codes are mistyped at first, 0 to 1', share, 0.03)
  .option(
    '--live <number>',
    'how many of them are still going on, which are played on until Ctrl-C; an earlier run’s end then',
    whole(0),
    0,
  )
  .parse()
  .opts<{
    account: string;
    calls: number;
    days: number;
    seed?: number;
    wrong: number;
    live: number;
  }>();
const { account, calls, days, seed = Date.now() % 1_000_000, wrong, live } = options;

function show(done: number): void {
  if (process.stdout.isTTY) process.stdout.write(`\r${done} of ${counted(calls, 'call')}`);
}

async function simulate(): Promise<void> {
  const running = await readRunning();
  const addresses = running?.addresses;
  if (!addresses) throw new Problem('Nothing runs here: start it with "npm start".');
  const operator = connectToSuite(addresses);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort(new Problem('Stopped; what was told so far is kept.')));
  const startedAt = Date.now();
  try {
    const play = () =>
      simulateForAccount(operator, addresses, {
        accountId: account,
        calls,
        days,
        seed,
        wrong,
        live,
        now: new Date(),
        runId: `sim-${startedAt}`,
        onProgress: show,
        signal: stop.signal,
      });
    // Of calls that go on the silence is worth an alert.
    const result = await (live > 0 ? play() : forgettingBridges(operator, play));
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    const told = [
      `${counted(result.calls, 'call')} with ${counted(result.callers, 'caller')}`,
      `${counted(result.minutes, 'billed minute')} told in ${seconds} s (seed ${seed})`,
    ].join(' and ');
    const refused = `${counted(result.wrongCodes, 'wrong code')} refused`;
    const out =
      result.lockedOut > 0 ? `, ${counted(result.lockedOut, 'caller')} did not get in` : '';
    console.log(`${process.stdout.isTTY ? '\r' : ''}${told}; ${refused}${out}`);
    if (result.going.length === 0) return;
    console.log(
      `${counted(result.going.length, 'call')} still going: callers talk, and what administrators ask for is done. Ctrl-C ends the play; ` +
        'the calls then end as those of a bridge that is not heard of any more.',
    );
    await playLive({
      ...result,
      chance: seededChance(seed),
      signal: stop.signal,
      log: (_level, name, { kind = '', outcome = '' } = {}) => {
        if (name === 'commands.carriedOut') console.log(`${kind}: ${outcome}`);
      },
    });
  } finally {
    await operator.close();
  }
}

try {
  await simulate();
} catch (error) {
  const why =
    error instanceof BridgeRefusal
      ? `The Bridge API refused a request: ${error.problem?.code ?? error.status}`
      : describeProblem(error);
  console.error(`${process.stdout.isTTY ? '\n' : ''}${why}`);
  process.exitCode = 1;
}
