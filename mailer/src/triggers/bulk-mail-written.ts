import { bulkMailCollection, mailCollection } from '../params.ts';
import { onMail } from './on-mail.ts';

/**
 * A mail of a bulk run was written. A trigger of its own, because it may sleep for minutes: it must
 * not take the instances of mail that somebody waits for.
 */
export const bulkMailWritten = onMail({
  lane: 'bulk',
  collection: bulkMailCollection,
  // At most ten at a time: what SMTP servers take from one client, and few who ask for the same slot.
  concurrency: 5,
  maxInstances: 2,
  // The most that a function of an event may have. One lease and one sending fit behind the pauses.
  timeoutSeconds: 540,
  pauseAtMost: 420_000,
  // Where both name the same collection, its mail is sent by the other trigger.
  isOn: () => bulkMailCollection.value() !== mailCollection.value(),
});
