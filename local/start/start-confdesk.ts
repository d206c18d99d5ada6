import { buildWhatIsOld } from '../build/build.ts';
import { dataFolderOf, openDataFolder } from '../suite/data-folder.ts';
import { type FirestoreChoice, officialFirestore } from '../suite/firestore.ts';
import { seedHistory } from '../demo/history.ts';
import { forgettingBridges } from '../simulate/forgetting-bridges.ts';
import { FULL_ACCOUNT, seedDemo } from '../demo/seed.ts';
import { untilEmailsAreFinal } from '../demo/until-sent.ts';
import { type Inbox, startInbox } from '../suite/inbox.ts';
import { connectToSuite } from '../operator/connect.ts';
import { reindexConferences } from '../operator/reindex-conferences.ts';
import { counted } from '../support/counted.ts';
import { Problem } from '../support/problem.ts';
import { publishRunning } from '../suite/running-lock.ts';
import { startSuite, type Stops, type Suite } from '../suite/start-suite.ts';
import { type LocalAddresses, USUAL_PORTS } from '../suite/addresses.ts';
import { untilDone, type WaitManner } from '../support/until-done.ts';
import { getText } from '../support/wait.ts';
import { forwardAuthMail } from './forward-auth-mail.ts';
import { checkPorts, INBOX_PORTS } from './start-ports.ts';

const PROJECT_ID = 'demo-confdesk';

export interface StartOptions {
  /** Forgets what earlier runs have kept. */
  readonly fresh: boolean;
  /** Runs the official Firestore emulator of this machine in place of the embedded one. */
  readonly official: boolean;
  /** Told what is being waited for. */
  readonly say: (line: string) => void;
}

/** The portal with everything behind it, running on its usual ports. */
export interface Confdesk {
  readonly addresses: LocalAddresses;
  readonly suite: Suite;
  /** Keeps users and documents for the next start. */
  save(): Promise<void>;
}

/**
 * Starts everything and waits until all of it answers.
 *
 * @param stops  gets what ends each part as soon as that part runs, so that whoever interrupts the
 *   start can end what there is
 * @throws Problem for a taken port, and when a part does not come up or ends
 */
export async function startConfdesk(options: StartOptions, stops: Stops): Promise<Confdesk> {
  const { say } = options;
  const firestore: FirestoreChoice = options.official
    ? await officialFirestore()
    : { kind: 'embedded' };
  await checkPorts();
  await buildWhatIsOld(say);
  const dataFolder = dataFolderOf(firestore);
  const data = await openDataFolder(dataFolder, options.fresh);

  say('Starting the inbox');
  const inbox = await startInbox(INBOX_PORTS, data.mailDir);
  stops.push(() => inbox.stop());

  say('Starting the Firebase Emulator Suite');
  const suite = await startSuite(
    {
      name: 'run-start',
      projectId: PROJECT_ID,
      ports: USUAL_PORTS,
      smtpPort: inbox.smtpPort,
      accessCodePepper: data.accessCodePepper,
      bridgeKeys: data.bridgeKeys,
      firestore,
      say,
      ...(data.importFrom === null ? {} : { importFrom: data.importFrom }),
    },
    stops,
  );

  if (data.importFrom === null) {
    say('Making the demonstration account and sending its first emails');
    await whileItRuns(suite, makeDemo(suite, say));
    await data.save((folder) => suite.exportTo(folder));
  } else {
    await whileItRuns(suite, bringUpToDate(suite, say));
  }
  await untilInboxAnswers(inbox, say);
  stops.push(forwardAuthMail({ ...suite.addresses, smtpPort: inbox.smtpPort }));

  const addresses: LocalAddresses = {
    ...suite.addresses,
    inboxUrl: inbox.url,
    smtpPort: inbox.smtpPort,
  };
  await publishRunning({ pid: process.pid, addresses, dataFolder });
  return { addresses, suite, save: () => data.save((folder) => suite.exportTo(folder)) };
}

async function makeDemo(suite: Suite, say: StartOptions['say']): Promise<void> {
  const operator = connectToSuite(suite.addresses);
  const advice = `see ${suite.logFile}, and start again`;
  const manner: WaitManner = { say, advice };
  try {
    const now = new Date();
    await seedDemo(operator, now, manner);
    await untilEmailsAreFinal(operator, FULL_ACCOUNT, manner);
    say('Simulating a year of calls');
    await forgettingBridges(operator, () => seedHistory(operator, suite.addresses, now, manner));
  } catch (error) {
    if (error instanceof Problem) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new Problem(`The demonstration could not be made (${firstLine(why)}); ${advice}.`, {
      cause: error,
    });
  } finally {
    await operator.close();
  }
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}

/** @throws Problem as soon as the suite ends, which much would otherwise go on asking for minutes */
async function whileItRuns<T>(suite: Suite, work: Promise<T>): Promise<T> {
  const end = new Promise<never>((_, reject) => {
    suite.onEnd(() => {
      reject(new Problem(`The emulator suite has ended; see ${suite.logFile}, and start again.`));
    });
  });
  return Promise.race([work, end]);
}

/** What an earlier version has kept may lack what the list of conferences asks for. */
async function bringUpToDate(suite: Suite, say: (line: string) => void): Promise<void> {
  const operator = connectToSuite(suite.addresses);
  try {
    const { changed } = await reindexConferences(operator);
    if (changed > 0)
      say(`Brought ${counted(changed, 'conference')} of an earlier version up to date`);
  } finally {
    await operator.close();
  }
}

async function untilInboxAnswers(inbox: Inbox, say: StartOptions['say']): Promise<void> {
  await untilDone({ say, advice: 'start again' }, 'the inbox', async () => {
    const answer = await getText(`${inbox.url}/api/healthz`);
    return answer === null ? {} : { done: answer };
  });
}
