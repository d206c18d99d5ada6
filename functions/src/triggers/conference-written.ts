import { randomInt } from 'node:crypto';
import { onDocumentWritten } from 'firebase-functions/firestore';
import * as logger from 'firebase-functions/logger';
import { paths } from '../../../domain/paths.ts';
import { randomId } from '../../../domain/random-id.ts';
import { readChange } from './conference-change.ts';
import { firestore } from '../database.ts';
import { handleSave } from '../saves/handle-save.ts';
import { settleExpiryMend } from '../saves/settle-expiry-mend.ts';
import {
  accessCodePepper,
  bulkMailCollection,
  codeLength,
  mailCollection,
  region,
} from '../params.ts';
import { purgeConference } from '../deletion/purge-conference.ts';
import { settleDeletion } from '../deletion/settle-deletion.ts';
import { readPbxUserChange, settlePbxUser } from '../pbx-users/settle-pbx-user.ts';

/**
 * A conference was written: does what a Save asks for, has its codes say an expiry that was mended, ends or revives the codes after a deletion or
 * its undo, tells the user of the Cloud PBX whose conference it is, and clears up after one that is
 * gone for good. One trigger for all of it, because each of them would be called at every write.
 */
export const conferenceWritten = onDocumentWritten(
  {
    document: paths.conference('{accountId}', '{conferenceId}'),
    region,
    retry: true,
    secrets: [accessCodePepper],
  },
  async ({ data, time, params: { accountId, conferenceId } }) => {
    if (data === undefined) return;
    const ids = { accountId, conferenceId };
    const now = () => new Date();
    const change = readChange(ids, data.before, data.after, new Date(time));
    if (change.isGone) {
      const outcome = await purgeConference(firestore(), now(), ids);
      logger.info('conference.purged', { ...ids, outcome });
    }
    if (change.deletion !== null) {
      const { kind } = change.deletion;
      const outcome = await settleDeletion(firestore(), accessCodePepper.value(), change.deletion);
      logger.info('deletion.settled', { ...ids, kind, outcome });
    }
    if (change.mend !== null) {
      const pepper = accessCodePepper.value();
      const outcome = await settleExpiryMend(firestore(), { now, pepper }, change.mend);
      logger.info('expiry.mended', { ...ids, outcome });
    }
    if (change.save !== null) {
      const { saveId } = change.save;
      const dependencies = {
        randomInt,
        codeLength: codeLength.value(),
        pepper: accessCodePepper.value(),
        mailCollection: mailCollection.value(),
        bulkMailCollection: bulkMailCollection.value(),
        now,
      };
      const outcome = await handleSave(firestore(), dependencies, change.save);
      logger.info('save.handled', { ...ids, saveId, outcome });
    }
    const pbxUser = readPbxUserChange(ids, data.before, data.after);
    if (pbxUser !== null) {
      const { pbxUserId } = pbxUser;
      const outcome = await settlePbxUser(firestore(), () => randomId(), pbxUser);
      logger.info('pbxUser.settled', { ...ids, pbxUserId, outcome });
    }
  },
);
