import { buildWhatIsOld } from '../build/build.ts';
import { drawPepper } from '../suite/data-folder.ts';
import { startInbox } from '../suite/inbox.ts';
import { startMoodySmtp } from './moody-smtp.ts';
import { findFreePorts } from '../support/ports.ts';
import type { FirestoreChoice } from '../suite/firestore.ts';
import { startSuite, type Stops } from '../suite/start-suite.ts';
import { type LocalAddresses, SUITE_PORT_COUNT, suitePortsFrom } from '../suite/addresses.ts';
import { drawBridgeKeys } from '../suite/bridge-keys.ts';

let building: Promise<void> | undefined;

/** Two suites of a run may start at a time, and none may find the other's build half done. */
function buildOnce(say: (line: string) => void): Promise<void> {
  return (building ??= buildWhatIsOld(say));
}

/** Which suite is started. */
export interface TestSuite {
  readonly firestore: FirestoreChoice;
  /** Names its folder below `.confdesk/`. */
  readonly name: string;
}

/**
 * Starts a suite for tests: free ports, no data, mail in memory, so that it can run beside
 * `npm start`, and a mail server that answers as its recipients' addresses ask it to (moody-smtp.ts).
 *
 * @param stops  gets what ends it
 */
export async function startTestSuite(
  stops: Stops,
  say: (line: string) => void,
  { firestore, name }: TestSuite,
): Promise<LocalAddresses> {
  await buildOnce(say);
  const [web = 0, inboxSmtp = 0, smtp = 0, ...free] = await findFreePorts(3 + SUITE_PORT_COUNT);
  const inbox = await startInbox({ web, smtp: inboxSmtp });
  stops.push(() => inbox.stop());
  const moody = await startMoodySmtp(smtp, inboxSmtp);
  stops.push(() => moody.stop());
  const suite = await startSuite(
    {
      name,
      projectId: 'demo-confdesk-test',
      ports: suitePortsFrom(free),
      smtpPort: smtp,
      accessCodePepper: drawPepper(),
      bridgeKeys: drawBridgeKeys(),
      firestore,
      say,
    },
    stops,
  );
  return { ...suite.addresses, inboxUrl: inbox.url, smtpPort: smtp };
}
