import * as logger from 'firebase-functions/logger';
import { onSchedule } from 'firebase-functions/scheduler';
import { describeFailure } from '../bridge/door/describe-failure.ts';
import { firestore } from '../database.ts';
import { bulkMailCollection, portalUrl, region } from '../params.ts';
import { sendReminders } from '../notices/send-reminders.ts';

/** Once an hour: writes to the admins of conferences that expire in a week. */
export const remindersDue = onSchedule(
  {
    region,
    schedule: '23 * * * *',
    timeZone: 'Etc/UTC',
    timeoutSeconds: 540,
    // What is left goes with the next hour's.
    retryCount: 0,
    maxInstances: 1,
  },
  async () => {
    const dependencies = {
      now: () => new Date(),
      portal: portalUrl.value(),
      bulkMailCollection: bulkMailCollection.value(),
    };
    const outcomes = await sendReminders(firestore(), dependencies, (error) => {
      logger.error('reminders.notSent', describeFailure(error));
    });
    if (Object.keys(outcomes).length > 0) logger.info('reminders.handled', outcomes);
  },
);
