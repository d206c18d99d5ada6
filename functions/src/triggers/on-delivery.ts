import { onDocumentWritten } from 'firebase-functions/firestore';
import * as logger from 'firebase-functions/logger';
import { expr, type Expression } from 'firebase-functions/params';
import { firestore } from '../database.ts';
import { isFinal, mirrorDelivery } from '../deliveries/mirror-delivery.ts';
import { region } from '../params.ts';

/** A trigger on the mail of one collection: if a delivery is final, say so where its source says. */
export function onDelivery(collection: Expression<string>) {
  return onDocumentWritten(
    { document: expr`${collection}/{mailId}`, region, retry: true },
    async ({ data, params }) => {
      // Whatever is on its way will be followed by an event that tells its end.
      if (!isFinal(data?.after.get('delivery.state'))) return;
      const mailId = params['mailId'] ?? '';
      const outcome = await mirrorDelivery(firestore(), collection.value(), mailId, new Date());
      // The codes of what a mail server answered, for whoever has to see to it; never its words.
      const reply: unknown = data?.after.get('delivery.cause.reply');
      logger.info('delivery.mirrored', { mailId, outcome, ...(reply ? { reply } : {}) });
    },
  );
}
