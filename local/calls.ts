import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { fetchPrograms } from './calls/packages/fetch.ts';
import { readDialable } from './calls/read-dialable.ts';
import { startCallBridge } from './calls/start-call-bridge.ts';
import { FULL_ACCOUNT } from './demo/seed.ts';
import { connectToSuite } from './operator/connect.ts';
import { CONFDESK_DIR } from './support/paths.ts';
import { isPortFree } from './support/ports.ts';
import { describeProblem, Problem } from './support/problem.ts';
import { onAskedToEnd } from './support/signals.ts';
import type { LocalAddresses } from './suite/addresses.ts';
import { readRunning } from './suite/running-lock.ts';

/** Where softphones call by themselves. */
const USUAL_SIP_PORT = 5060;
/** So many conferences are named. */
const SHOWN = 5;

new Command('npm run calls')
  .description(
    'Keeps a phone bridge up beside "npm start": Asterisk and its adapter, which a softphone on this\n' +
      'machine can call. The codes are in the emails of the inbox.',
  )
  .parse();

function say(line: string): void {
  console.log(line);
}

async function keepBridge(): Promise<() => Promise<void>> {
  const running = await readRunning();
  if (!running?.addresses) throw new Problem('Nothing runs here: start it with "npm start".');
  const fetched = await fetchPrograms(say);
  if ('missing' in fetched) throw new Problem(fetched.missing);
  const { programs } = fetched;
  const folder = path.join(CONFDESK_DIR, 'run-calls');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const bridge = await startCallBridge({
    ...{ programs, folder, addresses: running.addresses, name: 'asterisk-1' },
    ...((await isPortFree(USUAL_SIP_PORT)) ? { sipPort: USUAL_SIP_PORT } : {}),
  });
  await showWhatToDial(running.addresses, bridge.sipPort, programs.version, folder);
  return () => bridge.stop();
}

async function showWhatToDial(
  { inboxUrl, ...addresses }: LocalAddresses,
  port: number,
  version: string,
  folder: string,
): Promise<void> {
  const operator = connectToSuite(addresses);
  const { number, conferences } = await readDialable(operator.db, FULL_ACCOUNT, new Date());
  await operator.close();
  const place = port === USUAL_SIP_PORT ? '127.0.0.1' : `127.0.0.1:${port}`;
  const emails = conferences.slice(0, SHOWN).map(({ tag, to }) => `${tag} (to ${to})`);
  say(`
  The bridge takes calls (${version}).

  Call      sip:${number ?? 'any-number'}@${place}   from a softphone on this machine: UDP, no account, G.711
  Codes     stand in the emails of the inbox, ${inboxUrl}:
            ${emails.join('\n            ') || 'there are none yet'}

  So do those of every conference that you generate in the portal. Logs are in ${folder}.
  Ctrl-C ends the bridge; the portal goes on.
`);
}

let stop: (() => Promise<void>) | null = null;
let isEnding = false;

async function end(exitCode: number): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  await stop?.().catch((error: unknown) => {
    console.error(describeProblem(error));
  });
  process.exit(exitCode);
}

onAskedToEnd(() => void end(0));
try {
  stop = await keepBridge();
} catch (error) {
  console.error(describeProblem(error));
  await end(1);
}
