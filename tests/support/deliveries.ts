import { type Firestore, Timestamp } from 'firebase-admin/firestore';
import { paths } from '../../domain/paths.ts';
import type { FunctionsPlace } from '../../local/suite/addresses.ts';
import { runScheduled } from '../../local/suite/scheduler.ts';

/** Lets the moment come at which each waiting email of an account is tried again, and what is due then. */
export async function tryAgainNow(
  db: Firestore,
  suite: FunctionsPlace,
  accountId: string,
): Promise<void> {
  const { docs } = await db.collection(paths.activity(accountId)).get();
  const waiting = docs.filter((entry) => entry.get('email.state') === 'waiting');
  const now = Timestamp.now();
  for (const { ref } of waiting) await ref.update({ 'retry.dueAt': now });
  await runScheduled(suite, 'deliveriesDue');
}
