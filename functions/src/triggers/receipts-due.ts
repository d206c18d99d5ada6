import * as logger from 'firebase-functions/logger';
import { onSchedule } from 'firebase-functions/scheduler';
import { describeFailure } from '../bridge/door/describe-failure.ts';
import { firestore } from '../database.ts';
import { bulkMailCollection, portalUrl, region } from '../params.ts';
import { sendReceipts } from '../notices/send-receipts.ts';

/**
 * Once a minute: writes to the leaders of calls that are over. Nothing else would wake up a minute and
 * a half after the last event of a call, and "if this was not you" cannot wait for an hour.
 */
export const receiptsDue = onSchedule(
  {
    region,
    schedule: '* * * * *',
    timeZone: 'Etc/UTC',
    timeoutSeconds: 540,
    // What is left goes with the next minute's.
    retryCount: 0,
    maxInstances: 1,
  },
  async () => {
    const dependencies = {
      now: () => new Date(),
      portal: portalUrl.value(),
      bulkMailCollection: bulkMailCollection.value(),
    };
    const outcomes = await sendReceipts(firestore(), dependencies, (error) => {
      logger.error('receipts.notSent', describeFailure(error));
    });
    if (Object.keys(outcomes).length > 0) logger.info('receipts.handled', outcomes);
  },
);
