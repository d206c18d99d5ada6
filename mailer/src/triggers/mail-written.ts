import { mailCollection } from '../params.ts';
import { onMail } from './on-mail.ts';

/** A mail was written that somebody waits for. */
export const mailWritten = onMail({
  lane: 'interactive',
  collection: mailCollection,
  // One lease of another instance, a minute or two without room, and a sending of one's own.
  timeoutSeconds: 300,
  pauseAtMost: 150_000,
});
