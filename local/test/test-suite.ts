import { buildWhatIsOld } from '../build/build.ts';
import { drawPepper } from '../suite/data-folder.ts';
import { startInbox } from '../suite/inbox.ts';
import { startMoodySmtp } from './moody-smtp.ts';
import { findFreePorts } from '../support/ports.ts';
import { startSuite, type Stops } from '../suite/start-suite.ts';
import { type LocalAddresses, SUITE_PORT_COUNT, suitePortsFrom } from '../suite/addresses.ts';
import { drawBridgeKeys } from '../suite/bridge-keys.ts';

/**
 * Starts a suite for tests: free ports, no data, mail in memory, so that it can run beside
 * `npm start`, and a mail server that answers as its recipients' addresses ask it to (moody-smtp.ts).
 *
 * @param stops  gets what ends it
 */
export async function startTestSuite(
  stops: Stops,
  say: (line: string) => void,
): Promise<LocalAddresses> {
  await buildWhatIsOld(say);
  const [web = 0, inboxSmtp = 0, smtp = 0, ...free] = await findFreePorts(3 + SUITE_PORT_COUNT);
  const inbox = await startInbox({ web, smtp: inboxSmtp });
  stops.push(() => inbox.stop());
  const moody = await startMoodySmtp(smtp, inboxSmtp);
  stops.push(() => moody.stop());
  const suite = await startSuite(
    {
      name: `run-test-${process.pid}`,
      projectId: 'demo-confdesk-test',
      ports: suitePortsFrom(free),
      smtpPort: smtp,
      accessCodePepper: drawPepper(),
      bridgeKeys: drawBridgeKeys(),
      firestore: { kind: 'embedded' },
      say,
    },
    stops,
  );
  return { ...suite.addresses, inboxUrl: inbox.url, smtpPort: smtp };
}
