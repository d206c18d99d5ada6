import type { Firestore } from 'firebase-admin/firestore';
import { addMember } from '../../local/operator/members/add-member.ts';
import { connectToSuite } from '../../local/operator/connect.ts';
import { fromRoot } from '../../local/support/paths.ts';
import type { Suite } from '../../local/suite/start-suite.ts';
import { waitFor } from '../../local/support/wait.ts';
import { paths } from '../../domain/paths.ts';
import { client } from '../firestore/measure.ts';
import { startEmbedded } from '../firestore/servers.ts';
import { type Figure, median, milliseconds, ratio } from '../report.ts';
import { ACCOUNT_ID, ADMIN_UID, openAccount } from '../save/account.ts';
import { connectPortalClient, drawId, type PortalClient } from '../save/client.ts';
import { type AcceptingSmtp, wallClock } from '../save/smtp.ts';
import {
  drawPassword,
  launchBrowser,
  readCounters,
  resetCounters,
  type Say,
  withSmtp,
  withSuite,
  withoutTriggers,
} from '../suite.ts';
import { openPreview, type PageCost } from './browser.ts';
import { measureBulkFloor } from './floor.ts';
import { seedUsers } from './seed.ts';

/** `BENCH_BULK_USERS=5000` tries a whole company. */
const USERS = Number(process.env['BENCH_BULK_USERS'] ?? 1_000);
const FLOOR_COUNT = 300;
/** Conferences that a run writes at a time (AT_ONCE in src/runs/run/run.ts). */
const PARALLEL = 4;
/** So many until the functions' processes are compiled: before, a Save takes several times as long. */
const WARM_UP_SAVES = 60;
const USUAL_SAVES = 20;
const PAUSE_BETWEEN_SAVES_MS = 2_000;
const WRITES = 12;
const LATER = 2;
const LONGEST_TASK_MS = 100;

/** A conference for each of 1,000 users, from a real browser, with somebody else saving meanwhile. */
export async function measureBulk(): Promise<Figure[]> {
  return withSmtp(async (smtp, say) => {
    say('Measuring the floor');
    const floor = await floorRate(smtp);
    return withSuite(smtp, say, async (suite) => {
      return measureInSuite(suite, smtp, floor, say);
    });
  });
}

async function measureInSuite(
  suite: Suite,
  smtp: AcceptingSmtp,
  floor: number,
  say: Say,
): Promise<Figure[]> {
  const operator = connectToSuite(suite.addresses);
  const port = Number(suite.addresses.firestoreHost.split(':')[1]);
  const portal = connectPortalClient(suite.addresses.projectId, port, ADMIN_UID);
  const browser = await launchBrowser(suite, say);
  try {
    const person = { email: 'bulk@bench.example', password: drawPassword() };
    let addresses: readonly string[] = [];
    await withoutTriggers(suite.addresses, async () => {
      await openAccount(operator.db);
      await operator.db.doc(paths.account(ACCOUNT_ID)).update({ 'services.pbx': true });
      await addMember(operator, ACCOUNT_ID, { ...person, role: 'admin' });
      addresses = await seedUsers(operator.db, ACCOUNT_ID, USERS);
    });
    say('Measuring how long a Save usually takes');
    const usual: number[] = [];
    for (let round = 0; round < WARM_UP_SAVES + USUAL_SAVES; round += 1) {
      const took = await timedSave(portal, smtp);
      if (round >= WARM_UP_SAVES) usual.push(took);
    }
    const { portalUrl } = suite.addresses;
    const start = await openPreview(browser, {
      ...{ portalUrl, accountId: ACCOUNT_ID, ...person, users: USERS },
    });
    await untilSettled(suite);
    await resetCounters(suite.addresses);
    say(`Generating ${new Intl.NumberFormat('en').format(USERS)} conferences`);
    const { done } = await start();
    const meanwhile = await savesUntil(done, portal, smtp);
    const cost = await done;
    const times = await Promise.all(addresses.map((address) => smtp.acceptedAt(address)));
    await untilSettled(suite);
    const { documentWrites } = await readCounters(suite.addresses);
    const first = await firstWrite(operator.db);
    const seconds = (Math.max(...times) - first) / 1_000;
    // Each Save beside the run writes eleven.
    const writes = (documentWrites - 11 * meanwhile.length) / USERS;
    return figures({ floor, seconds, writes, usual, meanwhile, cost });
  } finally {
    await browser.close();
    await portal.close();
    await operator.close();
  }
}

/** One Save of somebody else. @returns milliseconds from its commit to SMTP acceptance */
async function timedSave(portal: PortalClient, smtp: AcceptingSmtp): Promise<number> {
  const to = `save-${drawId()}@bench.example`;
  const start = wallClock();
  await portal.save(ACCOUNT_ID, drawId(), to);
  return (await smtp.acceptedAt(to)) - start;
}

/** Saves now and again, as somebody at another desk would, until the run is done. */
async function savesUntil(
  done: Promise<unknown>,
  portal: PortalClient,
  smtp: AcceptingSmtp,
): Promise<number[]> {
  let isDone = false;
  void done.finally(() => {
    isDone = true;
  });
  const times: number[] = [];
  const finished = done.then(() => undefined);
  while (!isDone) {
    const pause = new Promise((resolve) => setTimeout(resolve, PAUSE_BETWEEN_SAVES_MS));
    await Promise.race([pause, finished]);
    if (!isDone) times.push(await timedSave(portal, smtp));
  }
  return times;
}

async function untilSettled(suite: Suite): Promise<void> {
  await waitFor('The end of all events', 60, async () =>
    (await readCounters(suite.addresses)).events.pending === 0 ? true : null,
  );
}

/** When the run's first conference was written, in milliseconds of this machine's clock. */
async function firstWrite(db: Firestore): Promise<number> {
  const { docs } = await db.collection(paths.conferences(ACCOUNT_ID)).get();
  const made = docs.filter((doc) => typeof doc.get('pbxUserId') === 'string');
  return Math.min(...made.map((doc) => doc.createTime.toMillis()));
}

async function floorRate(smtp: AcceptingSmtp): Promise<number> {
  const server = await startEmbedded(['--rules', fromRoot('firestore.rules')]);
  const db = client(server.port);
  const portal = connectPortalClient('demo-bench', server.port, ADMIN_UID);
  try {
    await openAccount(db);
    await measureBulkFloor(db, portal, smtp, { count: 40, parallel: PARALLEL });
    const options = { count: FLOOR_COUNT, parallel: PARALLEL };
    return await measureBulkFloor(db, portal, smtp, options);
  } finally {
    await portal.close();
    await db.terminate();
    await server.stop();
  }
}

function figures(measured: {
  readonly floor: number;
  readonly seconds: number;
  readonly writes: number;
  readonly usual: readonly number[];
  readonly meanwhile: readonly number[];
  readonly cost: PageCost;
}): Figure[] {
  const { floor, seconds, writes, usual, meanwhile, cost } = measured;
  const rate = USERS / seconds;
  const [normal, beside] = [median(usual), median(meanwhile)];
  const [early, late] = cost.memoryMb;
  const count = new Intl.NumberFormat('en').format(USERS);
  return [
    {
      name: `A conference for each of ${count} PBX users, first write to last email accepted`,
      value: `${seconds.toFixed(0)} s, ${rate.toFixed(1)} a second`,
      against: `${ratio(rate, floor)} the floor (${floor.toFixed(1)} a second)`,
      aim: '',
      met: null,
    },
    {
      name: 'Document writes for each of them',
      value: `${writes.toFixed(2)} documents`,
      against: ratio(writes, WRITES),
      aim: `≤ ${WRITES}`,
      met: writes <= WRITES + 0.005,
    },
    {
      name: `Save of somebody else meanwhile to SMTP acceptance, median of ${meanwhile.length}`,
      value: milliseconds(beside),
      against: `${ratio(beside, normal)} the usual (${milliseconds(normal)})`,
      aim: `≤ ${LATER} × the usual`,
      met: beside <= LATER * normal,
    },
    {
      name: 'Longest task of the page that generates',
      value: milliseconds(cost.longestTaskMs),
      against: `${ratio(cost.longestTaskMs, LONGEST_TASK_MS)} the aim`,
      aim: `≤ ${LONGEST_TASK_MS} ms`,
      met: cost.longestTaskMs <= LONGEST_TASK_MS,
    },
    {
      name: 'Memory of that page at the end',
      value: `${late.toFixed(1)} MB`,
      against: `${ratio(late, early)} that after a tenth (${early.toFixed(1)} MB)`,
      aim: '≤ 1.25 ×',
      met: late <= 1.25 * early,
    },
  ];
}
