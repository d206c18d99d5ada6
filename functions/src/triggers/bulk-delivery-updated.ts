import { bulkMailCollection } from '../params.ts';
import { onDelivery } from './on-delivery.ts';

/** A mail of a bulk Save was written that was there before. */
export const bulkDeliveryUpdated = onDelivery(bulkMailCollection);
