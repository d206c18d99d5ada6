import { onDocumentWritten } from 'firebase-functions/firestore';
import * as logger from 'firebase-functions/logger';
import { paths } from '../../../domain/paths.ts';
import { answerCallCheck } from '../bridge/check/answer-call-check.ts';
import { firestore } from '../database.ts';
import { accessCodePepper, codeLength, region } from '../params.ts';

/** Somebody asks whether a call to a conference would work: answer beside the question. */
export const callCheckAsked = onDocumentWritten(
  {
    document: paths.callCheck('{accountId}', '{conferenceId}'),
    region,
    retry: true,
    secrets: [accessCodePepper],
  },
  async ({ data, params: { accountId, conferenceId } }) => {
    // Gone with its conference or with its time; or our own answer.
    if (data?.after.exists !== true || data.after.get('answer') !== undefined) return;
    const outcome = await answerCallCheck(
      firestore(),
      { pepper: accessCodePepper.value(), codeLength: codeLength.value(), now: () => new Date() },
      { accountId, conferenceId },
    );
    logger.info('callCheck.answered', { accountId, conferenceId, outcome });
  },
);
