import { onDocumentWritten } from 'firebase-functions/firestore';
import * as logger from 'firebase-functions/logger';
import { paths } from '../../../domain/paths.ts';
import { authentication, firestore } from '../database.ts';
import { readMemberChange } from '../people/member-change.ts';
import { region } from '../params.ts';
import { recordMemberChange } from '../people/record-member-change.ts';
import { signInsOf } from '../people/sign-ins.ts';

/** A member was written: if their role was changed, tell the log, and delete who was taken out. */
export const memberWritten = onDocumentWritten(
  { document: paths.member('{accountId}', '{uid}'), region, retry: true },
  async ({ data, params: { accountId, uid } }) => {
    const change = readMemberChange({ accountId, uid }, data?.before.data(), data?.after.data());
    if (change === null) return;
    const outcome = await recordMemberChange(
      firestore(),
      signInsOf(authentication(), firestore()),
      change,
    );
    logger.info('member.changed', { accountId, uid, outcome });
  },
);
