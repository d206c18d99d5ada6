import { setTimeout as sleep } from 'node:timers/promises';
import { onDocumentWritten } from 'firebase-functions/firestore';
import * as logger from 'firebase-functions/logger';
import { expr } from 'firebase-functions/params';
import { firestore } from '../database.ts';
import { nextStep } from '../delivery.ts';
import { outlastLease } from '../outlast-lease.ts';
import {
  defaultFrom,
  defaultReplyTo,
  mailCollection,
  region,
  smtpConnectionUri,
  smtpPassword,
  ttlExpireType,
  ttlExpireValue,
} from '../params.ts';
import { sendMail } from '../send-mail.ts';
import { SMTP_TIMEOUTS, transportOf } from '../transport.ts';

/** A mail was written: send it, if it waits for that. */
export const mailWritten = onDocumentWritten(
  {
    document: expr`${mailCollection}/{mailId}`,
    region,
    retry: true,
    // One lease of another instance, and then one of our own, with room to spare.
    timeoutSeconds: 180,
    secrets: [smtpPassword],
  },
  async ({ data, params }) => {
    const after = data?.after;
    // Our own writes (PROCESSING, SUCCESS, ERROR) ask for nothing; telling that from the event
    // saves reading each mail three times.
    if (!after?.exists || nextStep(after.get('delivery.state'), null, new Date()) !== 'claim')
      return;
    const mailId = params['mailId'] ?? '';
    const dependencies = {
      transport: () => transportOf(smtpConnectionUri.value(), smtpPassword.value()),
      defaults: { from: defaultFrom.value(), replyTo: defaultReplyTo.value() },
      now: () => new Date(),
      timeout: SMTP_TIMEOUTS.total,
      ttl: { type: ttlExpireType.value(), value: ttlExpireValue.value() },
    };
    const reference = firestore().collection(mailCollection.value()).doc(mailId);
    const outcome = await outlastLease(
      () => sendMail(firestore(), dependencies, reference),
      (milliseconds) => sleep(milliseconds),
    );
    logger.info('mail.handled', { mailId, outcome });
  },
);
