import { connectToSuite } from '../../local/operator/connect.ts';
import { fromRoot } from '../../local/support/paths.ts';
import type { Suite } from '../../local/suite/start-suite.ts';
import { client } from '../firestore/measure.ts';
import { startEmbedded } from '../firestore/servers.ts';
import type { Figure } from '../report.ts';
import { type Say, withSmtp, withSuite } from '../suite.ts';
import { ADMIN_UID, openAccount } from './account.ts';
import { connectPortalClient, type PortalClient } from './client.ts';
import { measureFloor } from './floor.ts';
import { countWrites, measureSaves } from './measure.ts';
import { saveFigures, writeFigures } from './save-figures.ts';
import type { AcceptingSmtp } from './smtp.ts';

const ROUNDS = 50;
const WARM_UP = 5;

/** Saves through the running suite against their floor, and document writes. */
export async function measureSaving(): Promise<Figure[]> {
  return withSmtp(async (smtp, say) => {
    // First, because connecting to a suite sets the environment variable that the Admin SDK obeys.
    say('Measuring the floor');
    const floor = await floorTimes(smtp);
    return withSuite(smtp, say, async (suite) => {
      return measureInSuite(suite, smtp, floor, say);
    });
  });
}

async function measureInSuite(
  suite: Suite,
  smtp: AcceptingSmtp,
  floor: readonly number[],
  say: Say,
): Promise<Figure[]> {
  const operator = connectToSuite(suite.addresses);
  const portal = connectPortalClient(suite.addresses.projectId, portOf(suite), ADMIN_UID);
  try {
    await openAccount(operator.db);
    say(`Saving ${ROUNDS} conferences`);
    await measureSaves(operator.db, portal, smtp, WARM_UP);
    const saves = await measureSaves(operator.db, portal, smtp, ROUNDS);
    const writes = await countWrites(suite.addresses, operator.db, portal);
    return [...saveFigures(saves, floor), ...writeFigures(writes)];
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
