import * as logger from 'firebase-functions/logger';
import * as functions from 'firebase-functions/v1';
import { authentication, firestore } from '../database.ts';
import { region } from '../params.ts';
import { settleDeletedSignIn } from '../people/settle-deleted-sign-in.ts';
import { signInsOf } from '../people/sign-ins.ts';

/**
 * Somebody's sign-in was deleted: end their memberships, and keep the last administrator. Of the first
 * generation, because that an account has an administrator rests on it, and the second one's trigger
 * for this (`onUserDeleted`) is a preview without any promise.
 */
export const signInDeleted = functions
  .region(region)
  .runWith({ failurePolicy: true })
  .auth.user()
  .onDelete(async ({ uid, disabled }) => {
    const signIns = signInsOf(authentication(), firestore());
    const dependencies = { signIns, now: () => new Date() };
    const outcome = await settleDeletedSignIn(firestore(), dependencies, { uid, disabled });
    logger.info('signIn.deleted', { uid, outcome });
  });
