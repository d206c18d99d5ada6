import { onDocumentWritten } from 'firebase-functions/firestore';
import * as logger from 'firebase-functions/logger';
import { expr } from 'firebase-functions/params';
import { firestore } from '../database.ts';
import { isFinal, mirrorDelivery } from '../mirror-delivery.ts';
import { mailCollection, region } from '../params.ts';

/** A mail was written: if its delivery is final, say so on its conference. */
export const deliveryWritten = onDocumentWritten(
  { document: expr`${mailCollection}/{mailId}`, region, retry: true },
  async ({ data, params }) => {
    // Whatever is on its way will be followed by an event that tells its end.
    if (!isFinal(data?.after.get('delivery.state'))) return;
    const mailId = params['mailId'] ?? '';
    const outcome = await mirrorDelivery(firestore(), mailCollection.value(), mailId);
    logger.info('delivery.mirrored', { mailId, outcome });
  },
);
