import type { Query } from 'firebase-admin/firestore';
import { paths } from '../../../domain/paths.ts';
import type { Operator } from '../connect.ts';

const INFORMED = 'listKeys.informed';

/**
 * How many active conferences of an account have an email that tells another edition of its numbers and
 * keys (`editionOf`); counted, not read. As the portal's list counts them.
 */
export async function countOutdated(
  { db }: Pick<Operator, 'db'>,
  accountId: string,
  edition: string,
  now: Date,
): Promise<number> {
  const active = db
    .collection(paths.conferences(accountId))
    .where('deletedAt', '==', null)
    .where('listKeys.activeUntil', '>', now);
  const count = async (query: Query) => (await query.count().get()).data().count;
  const [smaller, greater] = await Promise.all([
    count(active.where(INFORMED, '>', '').where(INFORMED, '<', edition)),
    count(active.where(INFORMED, '>', edition)),
  ]);
  return smaller + greater;
}
