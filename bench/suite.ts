import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { type Browser, chromium, type Page } from '@playwright/test';
import { buildWhatIsOld } from '../local/build/build.ts';
import { drawPepper } from '../local/suite/data-folder.ts';
import { findFreePorts } from '../local/support/ports.ts';
import { startSuite, type Suite } from '../local/suite/start-suite.ts';
import { SUITE_PORT_COUNT, type SuiteAddresses, suitePortsFrom } from '../local/suite/addresses.ts';
import { drawBridgeKeys } from '../local/suite/bridge-keys.ts';
import { browserHome, findChromium } from '../local/test/chromium.ts';
import { waitFor } from '../local/support/wait.ts';
import { type AcceptingSmtp, startAcceptingSmtp } from './save/smtp.ts';

/** Says what is being done, beside the figures. */
export type Say = (line: string) => void;

/** Does something with a mail server that takes everything, and with what is to be measured built. */
export async function withSmtp<T>(work: (smtp: AcceptingSmtp, say: Say) => Promise<T>): Promise<T> {
  const say: Say = (line) => {
    console.error(`  ${line}`);
  };
  await buildWhatIsOld(say);
  const smtp = await startAcceptingSmtp();
  try {
    return await work(smtp, say);
  } finally {
    await smtp.stop();
  }
}

/** Does something on a running suite of its own, of which nothing is left afterwards. */
export async function withSuite<T>(
  smtp: AcceptingSmtp,
  say: Say,
  work: (suite: Suite) => Promise<T>,
): Promise<T> {
  say('Starting the suite');
  const suite = await startBenchSuite(smtp.port);
  try {
    return await work(suite);
  } finally {
    await suite.stop();
    await rm(suite.addresses.runDir, { recursive: true, force: true });
  }
}

/** A suite of a benchmark's own, with no data. */
async function startBenchSuite(smtpPort: number): Promise<Suite> {
  const ports = suitePortsFrom(await findFreePorts(SUITE_PORT_COUNT));
  return startSuite({
    name: `run-bench-${process.pid}`,
    projectId: 'demo-bench',
    ports,
    smtpPort,
    accessCodePepper: drawPepper(),
    bridgeKeys: drawBridgeKeys(),
    firestore: { kind: 'embedded' },
  });
}

/** For somebody who signs in while something is measured. */
export function drawPassword(): string {
  return randomBytes(12).toString('base64url');
}

export async function launchBrowser(suite: Suite, say: (line: string) => void): Promise<Browser> {
  const executablePath = await findChromium(say);
  return chromium.launch({
    ...(executablePath === '' ? {} : { executablePath }),
    env: { ...process.env, ...browserHome(suite.addresses.runDir) },
    args: ['--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/** What the embedded Firestore of a suite has counted. */
export interface Counters {
  readonly documentReads: number;
  readonly documentWrites: number;
  /** Events that wait for a function's answer are pending. */
  readonly events: {
    readonly pending: number;
    /** How often each function was asked, since the start. */
    readonly invocations: Readonly<Record<string, number>>;
  };
}

export async function resetCounters(suite: SuiteAddresses): Promise<void> {
  await ask(`${emulatorUrl(suite)}:resetCounters`, 'POST');
}

export async function readCounters(suite: SuiteAddresses): Promise<Counters> {
  return (await ask(`${emulatorUrl(suite)}:counters`, 'GET')) as Counters;
}

/** Waits until a page reads nothing more. @returns the documents that were read in all. */
export async function endOfReads(suite: Suite, page: Page): Promise<number> {
  // Nothing more comes once the page is idle; two equal counts in a row say that it is.
  let before = -1;
  return waitFor('The end of the page’s reads', 30, async () => {
    await page.waitForLoadState('networkidle');
    const { documentReads } = await readCounters(suite.addresses);
    const isDone = documentReads === before;
    before = documentReads;
    return isDone ? documentReads : null;
  });
}

/**
 * Does something while no function hears of any write, as the Emulator Suite's hub allows
 * (firebase-tools, `emulator/hub.js`).
 */
export async function withoutTriggers(
  suite: SuiteAddresses,
  work: () => Promise<void>,
): Promise<void> {
  await ask(`${suite.hubUrl}/functions/disableBackgroundTriggers`, 'PUT');
  try {
    await work();
    await waitFor('The end of all events', 60, async () =>
      (await readCounters(suite)).events.pending === 0 ? true : null,
    );
  } finally {
    await ask(`${suite.hubUrl}/functions/enableBackgroundTriggers`, 'PUT');
  }
}

function emulatorUrl(suite: SuiteAddresses): string {
  return `http://${suite.firestoreHost}/emulator/v1/projects/${suite.projectId}`;
}

async function ask(url: string, method: string): Promise<unknown> {
  const response = await fetch(url, { method });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}
