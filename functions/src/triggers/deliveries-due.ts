import * as logger from 'firebase-functions/logger';
import { onSchedule } from 'firebase-functions/scheduler';
import { describeFailure } from '../bridge/door/describe-failure.ts';
import { firestore } from '../database.ts';
import { retryDue } from '../deliveries/retry-due.ts';
import { settleOverdue } from '../deliveries/settle-overdue.ts';
import { bulkMailCollection, mailCollection, region } from '../params.ts';

/** Once a minute: tries emails again that were refused for now, and ends those that nobody ends. */
export const deliveriesDue = onSchedule(
  {
    region,
    schedule: '* * * * *',
    timeZone: 'Etc/UTC',
    timeoutSeconds: 300,
    // What is left goes with the next minute's.
    retryCount: 0,
    maxInstances: 1,
  },
  async () => {
    const lanes = [...new Set([mailCollection.value(), bulkMailCollection.value()])];
    const now = new Date();
    const onFailure = (error: unknown) => {
      logger.error('deliveries.notSettled', describeFailure(error));
    };
    const retried = await retryDue(firestore(), lanes, now, onFailure);
    const settled = await settleOverdue(firestore(), lanes, now, onFailure);
    const counts = { ...retried, ...settled };
    if (Object.values(counts).some((count) => count > 0)) logger.info('deliveries.due', counts);
  },
);
