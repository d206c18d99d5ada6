import { paths } from '../../domain/paths.ts';
import type { Operator } from '../operator/connect.ts';
import { waitFor } from '../support/wait.ts';

/** Each function's first run starts a process, and a dozen conferences come at once. */
export const PATIENCE_SECONDS = 60;

/** Waits until the newest email of each conference of an account has been sent, or has failed. */
export async function untilEmailsAreFinal({ db }: Operator, accountId: string): Promise<void> {
  await waitFor(`The email of every conference of ${accountId}`, PATIENCE_SECONDS, async () => {
    const { docs } = await db.collection(paths.conferences(accountId)).get();
    const isFinal = docs.every((doc) => {
      const state: unknown = doc.get('email.state');
      const isOfNewest = doc.get('email.saveId') === doc.get('saveId');
      return isOfNewest && (state === 'sent' || state === 'failed');
    });
    return isFinal ? true : null;
  });
}
