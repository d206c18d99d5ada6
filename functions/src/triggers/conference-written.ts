import { randomInt } from 'node:crypto';
import { onDocumentWritten } from 'firebase-functions/firestore';
import * as logger from 'firebase-functions/logger';
import { paths } from '../../../domain/paths.ts';
import { firestore } from '../database.ts';
import { handleSave } from '../handle-save.ts';
import { accessCodePepper, codeLength, mailCollection, region } from '../params.ts';

/** A conference was written: if that was a Save, give it codes and queue its email. */
export const conferenceWritten = onDocumentWritten(
  {
    document: paths.conference('{accountId}', '{conferenceId}'),
    region,
    retry: true,
    secrets: [accessCodePepper],
  },
  async ({ data, params: { accountId, conferenceId } }) => {
    const saveId: unknown = data?.after.get('saveId');
    // The server's own writes keep the saveId; only a Save brings a new one.
    if (typeof saveId !== 'string' || saveId === data?.before.get('saveId')) return;
    const save = { accountId, conferenceId, saveId };
    const dependencies = {
      randomInt,
      codeLength: codeLength.value(),
      pepper: accessCodePepper.value(),
      mailCollection: mailCollection.value(),
    };
    const outcome = await handleSave(firestore(), dependencies, save);
    logger.info('save.handled', { ...save, outcome });
  },
);
