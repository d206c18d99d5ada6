import { onSchedule } from 'firebase-functions/scheduler';
import { deployedAdapter } from '../deployed.ts';
import { region, secrets } from '../params.ts';

/** Once a minute: looks at all calls, sends what waits, and tells that the bridge is there. */
export const twilioDue = onSchedule(
  {
    region,
    secrets,
    schedule: '* * * * *',
    timeZone: 'Etc/UTC',
    timeoutSeconds: 120,
    // What is left goes with the next minute's.
    retryCount: 0,
    maxInstances: 1,
  },
  async () => {
    await deployedAdapter().beat();
  },
);
