import { paths } from '../../domain/paths.ts';
import { connectToSuite, type Operator } from '../../local/operator/connect.ts';
import type { Suite } from '../../local/suite/start-suite.ts';
import { openBridge } from '../../tests/support/bridge.ts';
import { seedUsers } from '../bulk/seed.ts';
import type { Figure } from '../report.ts';
import { ACCOUNT_ID, ADMIN_UID, openAccount } from '../save/account.ts';
import { connectPortalClient, drawId, type PortalClient } from '../save/client.ts';
import { type Counters, readCounters, type Say, withSmtp, withSuite } from '../suite.ts';
import { waitFor } from '../../local/support/wait.ts';
import { tellCall } from './tell-call.ts';

/** docs/saves.md, "Writes"; docs/bulk.md, "A run". */
const AIMS = {
  'a new conference': { invocations: 5, writes: 11 },
  'a Save that sends again': { invocations: 5, writes: 7 },
  'a conference of a bulk run': { invocations: 5, writes: 10 },
  'a call of five callers': { invocations: 0, writes: null },
} as const;
type Deed = keyof typeof AIMS;

/** How often a function is asked for each thing that people do, and what is written for it. */
export async function measureWakeUps(): Promise<Figure[]> {
  return withSmtp((smtp, say) => withSuite(smtp, say, (suite) => measureInSuite(suite, say)));
}

async function measureInSuite(suite: Suite, say: Say): Promise<Figure[]> {
  const operator = connectToSuite(suite.addresses);
  const port = Number(suite.addresses.firestoreHost.split(':')[1]);
  const portal = connectPortalClient(suite.addresses.projectId, port, ADMIN_UID);
  const bridge = await openBridge(suite);
  try {
    const { db } = operator;
    await openAccount(db);
    await db.doc(paths.account(ACCOUNT_ID)).update({ 'services.pbx': true });
    await seedUsers(db, ACCOUNT_ID, 1);
    await ofBulk(portal, { db, runId: drawId() });
    const [conferenceId, runId] = [drawId(), drawId()];
    await seedUsers(db, ACCOUNT_ID, 2);
    // Of a run, the first one has the run's own entry in the activity log beside its own.
    await count(suite, () => ofBulk(portal, { db, runId }));
    const code = async () => {
      const conference = await db.doc(paths.conference(ACCOUNT_ID, conferenceId)).get();
      return String(conference.get('participantCode'));
    };
    const save = () => portal.save(ACCOUNT_ID, conferenceId, 'wake-ups@bench.example');
    const counted: Record<Deed, Count> = {
      'a new conference': await count(suite, save),
      'a Save that sends again': await count(suite, save),
      'a conference of a bulk run': await count(suite, () => ofBulk(portal, { db, runId })),
      'a call of five callers': await count(suite, async () => tellCall(bridge, await code(), 5)),
    };
    return Object.entries(counted).flatMap(([deed, each]) => {
      say(`${deed}: ${JSON.stringify(each.byFunction)}`);
      return figuresOf(deed as Deed, each);
    });
  } finally {
    await portal.close();
    await operator.close();
  }
}

interface Count {
  readonly invocations: number;
  readonly writes: number;
  readonly byFunction: Readonly<Record<string, number>>;
}

/** Counts what becomes of something until nothing more does. */
async function count(suite: Suite, work: () => Promise<unknown>): Promise<Count> {
  const before = await settled(suite);
  await work();
  const after = await settled(suite);
  const byFunction = Object.fromEntries(
    Object.entries(after.events.invocations)
      .map(([name, times]) => [name, times - (before.events.invocations[name] ?? 0)] as const)
      .filter(([, times]) => times > 0),
  );
  return {
    invocations: Object.values(byFunction).reduce((sum, times) => sum + times, 0),
    writes: after.documentWrites - before.documentWrites,
    byFunction,
  };
}

/** Each event's function has answered before what it wrote can have been delivered. */
function settled(suite: Suite): Promise<Counters> {
  return waitFor('The end of all events', 300, async () => {
    const now = await readCounters(suite.addresses);
    return now.events.pending === 0 ? now : null;
  });
}

/** Makes the conference of a user who has none, as a run does. */
async function ofBulk(
  portal: PortalClient,
  { db, runId }: Pick<Operator, 'db'> & { readonly runId: string },
): Promise<void> {
  const ready = db
    .collection(paths.pbxUsers(ACCOUNT_ID))
    .where('standing', '==', 'ready')
    .orderBy('listKeys.name')
    .limit(1);
  const [user] = (await ready.get()).docs;
  if (user === undefined) throw new Error('Every user has a conference');
  const { conferenceId, email } = user.data() as Record<'conferenceId' | 'email', string>;
  await portal.save(ACCOUNT_ID, conferenceId, email, { runId, pbxUserId: user.id });
  await waitFor('The email of a run', 300, async () => {
    const conference = await db.doc(paths.conference(ACCOUNT_ID, conferenceId)).get();
    return conference.get('email.state') === 'sent' ? true : null;
  });
}

function figuresOf(deed: Deed, { invocations, writes }: Count): Figure[] {
  const figure = (what: string, value: number, unit: string, most: number | null): Figure => ({
    name: `${what} for ${deed}`,
    value: `${value} ${unit}`,
    against: '',
    aim: most === null ? '' : `≤ ${most}`,
    met: most === null ? null : value <= most,
  });
  const aim = AIMS[deed];
  return [
    figure('Invocations by events', invocations, 'invocations', aim.invocations),
    figure('Document writes', writes, 'documents', aim.writes),
  ];
}
