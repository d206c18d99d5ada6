import { onDocumentUpdated } from 'firebase-functions/firestore';
import * as logger from 'firebase-functions/logger';
import { expr, type Expression } from 'firebase-functions/params';
import { firestore } from '../database.ts';
import { isFinal, mirrorDelivery } from '../deliveries/mirror-delivery.ts';
import { asksForAnotherTry, passOnRetry } from '../deliveries/pass-on-retry.ts';
import { region } from '../params.ts';

/**
 * A trigger on the mail of one collection: if a delivery is final, say so where its source says; if somebody
 * asks for another try, pass that on to the mailer. Nothing of either is there as a mail is created.
 */
export function onDelivery(collection: Expression<string>) {
  return onDocumentUpdated(
    { document: expr`${collection}/{mailId}`, region, retry: true },
    async ({ data, params }) => {
      const state: unknown = data?.after.get('delivery.state');
      const mailId = params['mailId'] ?? '';
      if (asksForAnotherTry(data?.before.get('delivery.state'), state)) {
        const outcome = await passOnRetry(firestore(), collection.value(), mailId, new Date());
        logger.info('delivery.retryPassedOn', { mailId, outcome });
      }
      // Whatever is on its way will be followed by an event that tells its end.
      if (!isFinal(state)) return;
      const now = new Date();
      const outcome = await mirrorDelivery(
        firestore(),
        collection.value(),
        mailId,
        now,
        data?.after,
      );
      // The codes of what a mail server answered, for whoever has to see to it; never its words.
      const reply: unknown = data?.after.get('delivery.cause.reply');
      logger.info('delivery.mirrored', { mailId, outcome, ...(reply ? { reply } : {}) });
    },
  );
}
