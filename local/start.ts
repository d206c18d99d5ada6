import path from 'node:path';
import { Command } from 'commander';
import { DEMO_ADMIN, DEMO_PASSWORD, DEMO_VIEWER } from './demo/accounts.ts';
import { describeProblem, Problem } from './support/problem.ts';
import { readBridgeKeys } from './suite/bridge-keys.ts';
import { BRIDGE_KEYS_FILE, dataFolderOf } from './suite/data-folder.ts';
import { releaseLock, takeLock } from './suite/running-lock.ts';
import { onAskedToEnd } from './support/signals.ts';
import { type Confdesk, startConfdesk } from './start/start-confdesk.ts';
import { INBOX_PORTS } from './start/start-ports.ts';
import { canSignIn } from './start/can-sign-in.ts';
import { progressLines } from './start/progress-lines.ts';
import type { Stops } from './suite/start-suite.ts';
import { USUAL_PORTS } from './suite/addresses.ts';

/** A second Ctrl-C counts only after this; terminals and npm may deliver the first one twice. */
const SECOND_SIGNAL_AFTER_MS = 1000;

const options = new Command('npm start --')
  .description('Starts the portal with everything behind it on this machine.')
  .option('--fresh', 'forget what earlier runs have kept', false)
  .option(
    '--official',
    "run Google's Firestore emulator of this machine, with data of its own",
    false,
  )
  .parse()
  .opts<{ fresh: boolean; official: boolean }>();

const dataFolder = dataFolderOf({ kind: options.official ? 'official' : 'embedded' });
const progress = progressLines(process.stdout, Date.now);
const stops: Stops = [];
let confdesk: Confdesk | undefined;
let stoppingSince: number | undefined;

/** Tells what is going on. */
function say(line: string): void {
  // Whoever has interrupted the start does not care what it still waits for.
  if (stoppingSince === undefined || confdesk !== undefined) progress.say(line);
}

/** Ends everything, last started first. What one part throws does not keep the next from ending. */
async function stop(exitCode: number): Promise<never> {
  stoppingSince = Date.now();
  progress.end();
  const failures: unknown[] = [];
  for (const end of [save, ...stops.reverse(), releaseLock]) {
    await end().catch((error: unknown) => failures.push(error));
  }
  for (const failure of failures) console.error(describeProblem(failure));
  process.exit(failures.length > 0 ? 1 : exitCode);
}

async function save(): Promise<void> {
  if (confdesk !== undefined && !confdesk.suite.hasEnded()) await confdesk.save();
}

function onSignal(): void {
  if (stoppingSince === undefined) {
    progress.end();
    console.log('\nSaving and stopping …');
    void stop(0);
  } else if (Date.now() - stoppingSince > SECOND_SIGNAL_AFTER_MS) {
    // The keeper sees this process end and ends the suite.
    process.exit(1);
  }
}

async function showAddresses({ addresses }: Confdesk): Promise<void> {
  const manner = { say, advice: 'start again' };
  const isUsual = await canSignIn(addresses.authHost, manner);
  const password = isUsual ? DEMO_PASSWORD : '(you have changed it)';
  const [key] = await readBridgeKeys(addresses);
  progress.end();
  console.log(`
  Confdesk is ready.

  Portal    ${addresses.portalUrl}
  Inbox     ${addresses.inboxUrl}
  Bridges   ${addresses.bridgeUrl}
            key ${key?.id ?? ''}; its secret stands in ${path.join(dataFolder, BRIDGE_KEYS_FILE)}

  Sign in   ${DEMO_ADMIN}   (administrator)
            ${DEMO_VIEWER}   (viewer)
  Password  ${password}

  These exist on this machine only. Ctrl-C stops everything and keeps what was entered;
  "npm ${options.official ? 'run start:official' : 'start'} -- --fresh" starts over.
`);
}

const other = await takeLock(dataFolder);
if (other !== null) {
  console.error(
    other.addresses === null
      ? `Confdesk is already starting (process ${other.pid}); the portal will be on port ${USUAL_PORTS.hosting}.`
      : `Confdesk already runs: the portal is on port ${USUAL_PORTS.hosting} (${other.addresses.portalUrl}), the inbox on port ${INBOX_PORTS.web}.`,
  );
  process.exit(1);
}
onAskedToEnd(onSignal);

try {
  confdesk = await startConfdesk({ ...options, say }, stops);
  await showAddresses(confdesk);
  confdesk.suite.onEnd(() => {
    if (stoppingSince !== undefined) return;
    console.error(
      new Problem(`The emulator suite has ended; see ${confdesk?.suite.logFile}`).message,
    );
    void stop(1);
  });
} catch (error) {
  if (stoppingSince === undefined) {
    progress.end();
    console.error(describeProblem(error));
    await stop(1);
  }
}
