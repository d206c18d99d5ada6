import { INTERACTIVE } from './lanes.ts';
import { onRetry } from './on-mail.ts';

/** A mail that somebody waits for is to be sent again. */
export const retryCreated = onRetry(INTERACTIVE);
