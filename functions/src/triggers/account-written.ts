import { onDocumentWritten } from 'firebase-functions/firestore';
import * as logger from 'firebase-functions/logger';
import { paths } from '../../../domain/paths.ts';
import { firestore } from '../database.ts';
import { region } from '../params.ts';
import { concernsDialInNumbers, keepDialInNumbers } from '../profile/keep-dial-in-numbers.ts';
import { readProfileChange, recordProfileChange } from '../profile/record-profile-change.ts';
import { keepShownNumbers, missingShownNumbers } from '../profile/keep-shown-numbers.ts';
import { concernsCodes, updateAdmits } from '../codes/update-admits.ts';

/** An account with 20,000 conferences takes less. */
const TIMEOUT_SECONDS = 300;

/**
 * An account was written: if an administrator changed its Profile, tell the log; if it has other dial-in
 * numbers, have it say how they are shown, and the bridge find them; if it concerns calls, have its codes
 * say so.
 */
export const accountWritten = onDocumentWritten(
  { document: paths.account('{accountId}'), region, retry: true, timeoutSeconds: TIMEOUT_SECONDS },
  async ({ data, params: { accountId } }) => {
    const [before, after] = [data?.before.data(), data?.after.data()];
    const change = readProfileChange(before, after);
    if (change !== null) {
      const outcome = await recordProfileChange(firestore(), accountId, change);
      logger.info('profile.changed', { accountId, outcome });
    }
    if (missingShownNumbers(after) !== null) {
      const outcome = await keepShownNumbers(firestore(), accountId);
      logger.info('numbers.shown', { accountId, outcome });
    }
    if (concernsDialInNumbers(before, after)) {
      const outcome = await keepDialInNumbers(firestore(), accountId, before);
      logger.info('numbers.kept', { accountId, outcome });
    }
    if (concernsCodes(before, after)) {
      const changed = await updateAdmits(firestore(), () => new Date(), accountId);
      logger.info('codes.updated', { accountId, changed });
    }
  },
);
