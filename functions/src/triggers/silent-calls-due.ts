import * as logger from 'firebase-functions/logger';
import { onSchedule } from 'firebase-functions/scheduler';
import { describeFailure } from '../bridge/door/describe-failure.ts';
import { endSilentCalls } from '../bridge/calls/end-silent-calls.ts';
import { firestore } from '../database.ts';
import { region } from '../params.ts';

/** Once an hour: ends calls of bridges that are not heard of any more, whether or not others are. */
export const silentCallsDue = onSchedule(
  {
    region,
    schedule: '7 * * * *',
    timeZone: 'Etc/UTC',
    timeoutSeconds: 540,
    // What is left goes with the next hour's.
    retryCount: 0,
    maxInstances: 1,
  },
  async () => {
    const ended = await endSilentCalls(firestore(), new Date(), (error) => {
      logger.error('calls.notEnded', describeFailure(error));
    });
    if (ended > 0) logger.info('calls.endedBySilence', { ended });
  },
);
