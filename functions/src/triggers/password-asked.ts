import { onDocumentWritten } from 'firebase-functions/firestore';
import * as logger from 'firebase-functions/logger';
import { paths } from '../../../domain/paths.ts';
import { authentication, firestore } from '../database.ts';
import { portalUrl, region } from '../params.ts';
import { answerPasswordAsk } from '../people/answer-password-ask.ts';
import { signInsOf } from '../people/sign-ins.ts';

/** Somebody has followed the link to choose their first password: answer beside the question. */
export const passwordAsked = onDocumentWritten(
  { document: paths.passwordAsk('{token}'), region, retry: true },
  async ({ data, params: { token } }) => {
    // Gone with its time; or our own answer.
    if (data?.after.exists !== true || data.after.get('answer') !== undefined) return;
    const isEmulator = process.env['FIREBASE_AUTH_EMULATOR_HOST'] !== undefined;
    const signIns = signInsOf(
      authentication(),
      firestore(),
      isEmulator ? portalUrl.value() : undefined,
    );
    const outcome = await answerPasswordAsk(firestore(), { signIns, now: () => new Date() }, token);
    // Without the token, which is a secret.
    logger.info('passwordLink.answered', { outcome });
  },
);
