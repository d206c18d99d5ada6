import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { paths } from '../../domain/paths.ts';
import type { Operator } from '../operator/connect.ts';
import { untilDone, type WaitManner } from '../support/until-done.ts';

/** What gRPC says of an answer that did not come in time, and of a server that could not be reached. */
const PASSING = [4, 14];

/** Waits until each conference of an account has codes. */
export async function untilCodesAreThere(
  operator: Pick<Operator, 'db'>,
  accountId: string,
  manner: WaitManner,
): Promise<void> {
  await untilAll(
    operator,
    accountId,
    manner,
    'codes',
    (doc) => doc.get('codesVersion') !== undefined,
  );
}

/** Waits until the newest email of each conference of an account has been sent, or has failed. */
export async function untilEmailsAreFinal(
  operator: Pick<Operator, 'db'>,
  accountId: string,
  manner: WaitManner,
): Promise<void> {
  await untilAll(operator, accountId, manner, 'emails', (doc) => {
    const state: unknown = doc.get('email.state');
    const isOfNewest = doc.get('email.saveId') === doc.get('saveId');
    return isOfNewest && (state === 'sent' || state === 'failed');
  });
}

/** @param what  that each conference has as soon as `has` is true of it */
async function untilAll(
  { db }: Pick<Operator, 'db'>,
  accountId: string,
  manner: WaitManner,
  what: string,
  has: (conference: QueryDocumentSnapshot) => boolean,
): Promise<void> {
  const conferences = db.collection(paths.conferences(accountId));
  await untilDone(manner, `${what} of the demonstration`, async () => {
    try {
      const { docs } = await conferences.get();
      const count = docs.filter(has).length;
      if (count === docs.length) return { done: true };
      // A code allotted or an email tried moves it too, although it is not there yet.
      const sign = docs.map((doc) => doc.updateTime.toMillis()).join();
      return { count, of: docs.length, sign };
    } catch (error) {
      if (error instanceof Error && 'code' in error && PASSING.includes(Number(error.code)))
        return {};
      throw error;
    }
  });
}
