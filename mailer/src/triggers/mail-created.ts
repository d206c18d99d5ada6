import { INTERACTIVE } from './lanes.ts';
import { onMail } from './on-mail.ts';

/** A mail was queued that somebody waits for. */
export const mailCreated = onMail(INTERACTIVE);
