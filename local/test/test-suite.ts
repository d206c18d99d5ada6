import { randomBytes } from 'node:crypto';
import { buildWhatIsOld } from '../build/build.ts';
import { startInbox } from '../inbox.ts';
import { findFreePorts } from '../ports.ts';
import { startSuite, type Stops } from '../suite.ts';
import { type LocalAddresses, suitePortsSchema } from '../suite/addresses.ts';

/**
 * Starts a suite for tests: free ports, no data, mail in memory, so that it can run beside
 * `npm start`.
 *
 * @param stops  gets what ends it
 */
export async function startTestSuite(
  stops: Stops,
  say: (line: string) => void,
): Promise<LocalAddresses> {
  await buildWhatIsOld(say);
  const [web = 0, smtp = 0, ...free] = await findFreePorts(11);
  const inbox = await startInbox({ web, smtp });
  stops.push(() => inbox.stop());
  const names = Object.keys(suitePortsSchema.shape);
  const ports = suitePortsSchema.parse(Object.fromEntries(names.map((n, i) => [n, free[i]])));
  const suite = await startSuite(
    {
      name: `run-test-${process.pid}`,
      projectId: 'demo-confdesk-test',
      ports,
      smtpPort: smtp,
      accessCodePepper: randomBytes(32).toString('base64url'),
      firestore: { kind: 'embedded' },
    },
    stops,
  );
  return { ...suite.addresses, inboxUrl: inbox.url, smtpPort: smtp };
}
