import { setTimeout as sleep } from 'node:timers/promises';
import { type DocumentOptions, onDocumentWritten } from 'firebase-functions/firestore';
import * as logger from 'firebase-functions/logger';
import { expr, type Expression } from 'firebase-functions/params';
import { firestore } from '../database.ts';
import { asksForSending } from '../delivery.ts';
import { handleMail, type Waiting } from '../handle-mail.ts';
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
import type { Lane } from '../message-rate.ts';
import { SMTP_TIMEOUTS, transportOf } from '../transport.ts';

export interface LaneOptions extends Omit<DocumentOptions, 'document'> {
  readonly lane: Lane;
  readonly collection: Expression<string>;
  readonly pauseAtMost: Waiting['pauseAtMost'];
  /** Whether there is such a lane at all. */
  readonly isOn?: () => boolean;
}

/** A trigger on the mail of one collection: send it, if it waits for that. */
export function onMail({ lane, collection, pauseAtMost, isOn, ...options }: LaneOptions) {
  return onDocumentWritten(
    {
      ...options,
      document: expr`${collection}/{mailId}`,
      region,
      retry: true,
      secrets: [smtpPassword],
    },
    async ({ data, params }) => {
      const after = data?.after;
      // Our own writes ask for nothing; telling that from the event saves reading each mail three times.
      if (!after?.exists || isOn?.() === false) return;
      if (!asksForSending(after.get('delivery.state'))) return;
      const mailId = params['mailId'] ?? '';
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
      const outcome = await handleMail(firestore(), dependencies, reference, {
        pause: (milliseconds) => sleep(milliseconds),
        pauseAtMost,
      });
      logger.info('mail.handled', { lane, mailId, outcome });
    },
  );
}
