import { BULK } from './lanes.ts';
import { onMail } from './on-mail.ts';

/** A mail of a bulk run was queued. */
export const bulkMailCreated = onMail(BULK);
