import { onDocumentUpdated } from 'firebase-functions/firestore';
import * as logger from 'firebase-functions/logger';
import { paths } from '../../../domain/paths.ts';
import { randomId } from '../../../domain/random-id.ts';
import { firestore } from '../database.ts';
import { region } from '../params.ts';
import { readAddressChange, settlePbxUser } from '../pbx-users/settle-pbx-user.ts';

/**
 * A user of the Cloud PBX was changed: if their address is another one now, have their conference say so. Who is
 * new has none: a load of 10,000 wakes nobody.
 */
export const pbxUserUpdated = onDocumentUpdated(
  { document: paths.pbxUser('{accountId}', '{pbxUserId}'), region, retry: true },
  async ({ data, params: { accountId, pbxUserId } }) => {
    if (data === undefined) return;
    const change = readAddressChange({ accountId, pbxUserId }, data.before, data.after);
    if (change === null) return;
    const outcome = await settlePbxUser(firestore(), () => randomId(), change);
    logger.info('pbxUser.addressChanged', { ...change, outcome });
  },
);
