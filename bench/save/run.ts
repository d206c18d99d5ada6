import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { buildWhatIsOld } from '../../local/build/build.ts';
import { addMember } from '../../local/operator/add-member.ts';
import { connectToSuite, type Operator } from '../../local/operator/connect.ts';
import { fromRoot } from '../../local/paths.ts';
import type { Suite } from '../../local/suite.ts';
import { measureBundles } from '../bundle.ts';
import { client } from '../firestore/measure.ts';
import { startEmbedded } from '../firestore/servers.ts';
import type { Figure } from '../report.ts';
import { launchBrowser, startBenchSuite } from '../suite.ts';
import { ACCOUNT_ID, ADMIN_UID, openAccount } from './account.ts';
import { connectPortalClient, type PortalClient } from './client.ts';
import { measureFloor } from './floor.ts';
import { countWrites, measureSaves } from './measure.ts';
import { saveFigures, writeFigures } from './report.ts';
import { type AcceptingSmtp, startAcceptingSmtp } from './smtp.ts';

const ROUNDS = 50;
const WARM_UP = 5;

/** Saves through the running suite against their floor, document writes, and bundle sizes. */
export async function measurePortalAndSaves(): Promise<Figure[]> {
  const say = (line: string) => {
    console.error(`  ${line}`);
  };
  await buildWhatIsOld(say);
  const smtp = await startAcceptingSmtp();
  try {
    // First, because connecting to a suite sets the environment variable that the Admin SDK obeys.
    say('Measuring the floor');
    const floor = await floorTimes(smtp);
    say('Starting the suite');
    const suite = await startBenchSuite(smtp.port);
    try {
      return await measureInSuite(suite, smtp, floor, say);
    } finally {
      await suite.stop();
      await rm(suite.addresses.runDir, { recursive: true, force: true });
    }
  } finally {
    await smtp.stop();
  }
}

async function measureInSuite(
  suite: Suite,
  smtp: AcceptingSmtp,
  floor: readonly number[],
  say: (line: string) => void,
): Promise<Figure[]> {
  const operator = connectToSuite(suite.addresses);
  const portal = connectPortalClient(suite.addresses.projectId, portOf(suite), ADMIN_UID);
  try {
    await openAccount(operator.db);
    say(`Saving ${ROUNDS} conferences`);
    await measureSaves(operator.db, portal, smtp, WARM_UP);
    const saves = await measureSaves(operator.db, portal, smtp, ROUNDS);
    const writes = await countWrites(suite.addresses, operator.db, portal);
    say('Loading the portal in a browser');
    const bundles = await bundleFigures(suite, operator, say);
    return [...saveFigures(saves, floor), ...writeFigures(writes), ...bundles];
  } finally {
    await portal.close();
    await operator.close();
  }
}

function portOf(suite: Suite): number {
  return Number(suite.addresses.firestoreHost.split(':')[1]);
}

/** The floor runs on an embedded Firestore of its own, under the same rules, without triggers. */
async function floorTimes(smtp: AcceptingSmtp): Promise<number[]> {
  const server = await startEmbedded(['--rules', fromRoot('firestore.rules')]);
  const db = client(server.port);
  const portal: PortalClient = connectPortalClient('demo-bench', server.port, ADMIN_UID);
  try {
    await openAccount(db);
    await measureFloor(db, portal, smtp, WARM_UP);
    return await measureFloor(db, portal, smtp, ROUNDS);
  } finally {
    await portal.close();
    await db.terminate();
    await server.stop();
  }
}

async function bundleFigures(
  suite: Suite,
  operator: Operator,
  say: (line: string) => void,
): Promise<Figure[]> {
  const email = 'ana@bench.example';
  const password = randomBytes(12).toString('base64url');
  await addMember(operator, ACCOUNT_ID, { email, role: 'admin', password });
  const browser = await launchBrowser(suite, say);
  try {
    const settingsPath = `/a/${ACCOUNT_ID}/conferencing/settings`;
    return await measureBundles(browser, {
      portalUrl: suite.addresses.portalUrl,
      email,
      password,
      settingsPath,
    });
  } finally {
    await browser.close();
  }
}
