import { mailCollection } from '../params.ts';
import { onDelivery } from './on-delivery.ts';

/** A mail was written that was there before. */
export const deliveryUpdated = onDelivery(mailCollection);
