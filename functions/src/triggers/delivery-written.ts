import { mailCollection } from '../params.ts';
import { onDelivery } from './on-delivery.ts';

/** A mail was written. */
export const deliveryWritten = onDelivery(mailCollection);
