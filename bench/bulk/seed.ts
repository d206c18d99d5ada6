import type { Firestore } from 'firebase-admin/firestore';
import { paths } from '../../domain/paths.ts';
import { pbxListKeys } from '../../domain/pbx-users/pbx-user.ts';
import { drawId } from '../save/client.ts';

/** Users of an account's Cloud PBX without conferences, each with an address of its own. */
export async function seedUsers(
  db: Firestore,
  accountId: string,
  count: number,
): Promise<readonly string[]> {
  const writer = db.bulkWriter();
  const addresses = Array.from({ length: count }, (_, n) => {
    const email = `user${n}-${drawId().toLowerCase()}@bench.example`;
    const entry = {
      name: `User ${String(n).padStart(5, '0')}`,
      extension: String(10_000 + n),
      email,
    };
    void writer.create(db.doc(paths.pbxUser(accountId, drawId())), {
      ...entry,
      ...{ leftAt: null, loadedBy: null, loadedAt: new Date() },
      ...{ conferenceId: drawId(), hasConference: false, standing: 'ready' },
      listKeys: pbxListKeys(entry),
    });
    return email;
  });
  await writer.close();
  return addresses;
}
