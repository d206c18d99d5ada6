import * as logger from 'firebase-functions/logger';
import { onSchedule } from 'firebase-functions/scheduler';
import { alertSilentBridges } from '../bridge/bridges/alert-silent-bridges.ts';
import { firestore } from '../database.ts';
import { region } from '../params.ts';

/**
 * Once a minute: leaves an alert about each bridge that is not heard of any more, and ends the alerts of
 * those that are again. Nothing else notices what does not come.
 */
export const silentBridgesDue = onSchedule(
  {
    region,
    schedule: '* * * * *',
    timeZone: 'Etc/UTC',
    timeoutSeconds: 60,
    // The next minute's sees the same.
    retryCount: 0,
    maxInstances: 1,
  },
  async () => {
    await alertSilentBridges(firestore(), new Date(), {
      onSilent: (bridge) => {
        logger.warn('bridge.silent', { bridge });
      },
      onBack: (bridge) => {
        logger.info('bridge.back', { bridge });
      },
    });
  },
);
