import { setTimeout as sleep } from 'node:timers/promises';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { onDocumentCreated } from 'firebase-functions/firestore';
import * as logger from 'firebase-functions/logger';
import { expr } from 'firebase-functions/params';
import { firestore } from '../database.ts';
import { handleMail } from '../handle-mail.ts';
import {
  defaultFrom,
  defaultReplyTo,
  maxMessagesPerMinute,
  region,
  smtpConnectionUri,
  smtpPassword,
  ttlExpireType,
  ttlExpireValue,
} from '../params.ts';
import { SMTP_TIMEOUTS, transportOf } from '../transport.ts';
import type { LaneOptions } from './lanes.ts';

/**
 * A trigger on the mail of one collection: sends what is queued there. Only what is created is looked at: each
 * mail is written twice more, by whoever sends it, and that asks for nothing.
 */
export function onMail({ lane, collection, pauseAtMost, isOn, ...options }: LaneOptions) {
  return onDocumentCreated(
    {
      ...options,
      document: expr`${collection}/{mailId}`,
      region,
      retry: true,
      secrets: [smtpPassword],
    },
    ({ params, data }) =>
      deal({ lane, collection, pauseAtMost, isOn }, params['mailId'] ?? '', data),
  );
}

/**
 * A trigger on what the functions pass on when somebody writes RETRY on a mail of one collection
 * (functions/src/deliveries/pass-on-retry.ts): sends that mail again, if it still asks for it.
 */
export function onRetry({ lane, collection, pauseAtMost, isOn, ...options }: LaneOptions) {
  return onDocumentCreated(
    {
      ...options,
      document: expr`${collection}/{mailId}/retries/{retryId}`,
      region,
      retry: true,
      secrets: [smtpPassword],
    },
    async ({ params, data }) => {
      await deal({ lane, collection, pauseAtMost, isOn }, params['mailId'] ?? '');
      // An event that comes again finds a mail that asks for nothing.
      await data?.ref.delete();
    },
  );
}

type Dealing = Pick<LaneOptions, 'lane' | 'collection' | 'pauseAtMost'> & {
  readonly isOn: LaneOptions['isOn'] | undefined;
};

async function deal(
  { lane, collection, pauseAtMost, isOn }: Dealing,
  mailId: string,
  seen?: DocumentSnapshot,
): Promise<void> {
  if (isOn?.() === false) return;
  const limit = maxMessagesPerMinute.value();
  const dependencies = {
    transport: () => transportOf(smtpConnectionUri.value(), smtpPassword.value()),
    defaults: { from: defaultFrom.value(), replyTo: defaultReplyTo.value() },
    now: () => new Date(),
    deadline: () => AbortSignal.timeout(SMTP_TIMEOUTS.total),
    ttl: { type: ttlExpireType.value(), value: ttlExpireValue.value() },
    ...(limit > 0 ? { rate: { lane, limit } } : {}),
  };
  const reference = firestore().collection(collection.value()).doc(mailId);
  const waiting = { pause: (milliseconds: number) => sleep(milliseconds), pauseAtMost };
  const outcome = await handleMail(firestore(), dependencies, reference, waiting, seen);
  logger.info('mail.handled', { lane, mailId, outcome });
}
