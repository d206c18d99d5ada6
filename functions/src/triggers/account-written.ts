import { onDocumentWritten } from 'firebase-functions/firestore';
import * as logger from 'firebase-functions/logger';
import { paths } from '../../../domain/paths.ts';
import { firestore } from '../database.ts';
import { region } from '../params.ts';
import { readProfileChange, recordProfileChange } from '../record-profile-change.ts';

/** An account was written: if an administrator changed its Profile, tell the log. */
export const accountWritten = onDocumentWritten(
  { document: paths.account('{accountId}'), region, retry: true },
  async ({ data, params: { accountId } }) => {
    const change = readProfileChange(data?.before.data(), data?.after.data());
    if (change === null) return;
    const outcome = await recordProfileChange(firestore(), accountId, change);
    logger.info('profile.changed', { accountId, outcome });
  },
);
