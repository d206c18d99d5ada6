import { paths } from '../../domain/paths.ts';
import type { Operator } from '../operator/connect.ts';
import { waitFor } from '../wait.ts';

/** Each function's first run starts a process; three conferences need four of them. */
const SECONDS = 45;

/** Waits until the emails of all conferences of an account have been sent, or have failed. */
export async function untilEmailsAreFinal({ db }: Operator, accountId: string): Promise<void> {
  await waitFor(`The email of every conference of ${accountId}`, SECONDS, async () => {
    const { docs } = await db.collection(paths.conferences(accountId)).get();
    const states = docs.map((doc): unknown => doc.get('email.state'));
    return states.every((state) => state === 'sent' || state === 'failed') ? true : null;
  });
}
