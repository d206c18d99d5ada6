import { BULK } from './lanes.ts';
import { onRetry } from './on-mail.ts';

/** A mail of a bulk run is to be sent again. */
export const bulkRetryCreated = onRetry(BULK);
