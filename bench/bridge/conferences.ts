import { FieldValue, type Firestore } from 'firebase-admin/firestore';
import { paths } from '../../domain/paths.ts';
import { waitFor } from '../../local/support/wait.ts';
import { ACCOUNT_ID, openAccount } from '../save/account.ts';
import { drawId } from '../save/client.ts';

/** A conference, and its participant code. */
export interface MeasuredConference {
  readonly id: string;
  readonly code: string;
}

/** Opens the account with some conferences. */
export async function makeConferences(
  db: Firestore,
  count: number,
): Promise<readonly MeasuredConference[]> {
  await openAccount(db);
  return Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const id = drawId();
      const reference = db.doc(paths.conference(ACCOUNT_ID, id));
      await reference.create({
        tag: `Bridge ${n}`,
        adminEmail: `bridge${n}@bench.example`,
        expiresAt: null,
        ...{ saveId: drawId(), savedAt: FieldValue.serverTimestamp(), savedBy: 'bench' },
        ...{ createdAt: FieldValue.serverTimestamp(), codesWanted: 1, deletedAt: null },
      });
      const participantCode = await waitFor('The codes of a conference', 60, async () => {
        const code: unknown = (await reference.get()).get('participantCode');
        return typeof code === 'string' ? code : null;
      });
      return { id, code: participantCode };
    }),
  );
}
