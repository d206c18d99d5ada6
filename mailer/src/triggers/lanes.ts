import type { DocumentOptions } from 'firebase-functions/firestore';
import type { Expression } from 'firebase-functions/params';
import type { Waiting } from '../handle-mail.ts';
import type { Lane } from '../message-rate.ts';
import { bulkMailCollection, mailCollection } from '../params.ts';

/** What the functions of one collection of mail have in common. */
export interface LaneOptions extends Omit<DocumentOptions, 'document'> {
  readonly lane: Lane;
  readonly collection: Expression<string>;
  readonly pauseAtMost: Waiting['pauseAtMost'];
  /** Whether there is such a lane at all. */
  readonly isOn?: () => boolean;
}

/** Mail that somebody waits for. */
export const INTERACTIVE: LaneOptions = {
  lane: 'interactive',
  collection: mailCollection,
  // One lease of another instance, a minute or two without room, and a sending of one's own.
  timeoutSeconds: 300,
  pauseAtMost: 150_000,
};

/**
 * Mail of a bulk run. Functions of its own, because they may sleep for minutes: they must not take the
 * instances of mail that somebody waits for.
 */
export const BULK: LaneOptions = {
  lane: 'bulk',
  collection: bulkMailCollection,
  // At most ten at a time: what SMTP servers take from one client, and few who ask for the same slot.
  concurrency: 5,
  maxInstances: 2,
  // The most that a function of an event may have. One lease and one sending fit behind the pauses.
  timeoutSeconds: 540,
  pauseAtMost: 420_000,
  // Where both name the same collection, its mail is sent by the other lane's.
  isOn: () => bulkMailCollection.value() !== mailCollection.value(),
};
