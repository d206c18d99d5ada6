import { Timestamp } from 'firebase-admin/firestore';
import { onDocumentWritten } from 'firebase-functions/firestore';
import * as logger from 'firebase-functions/logger';
import { paths } from '../../../domain/paths.ts';
import { firestore } from '../database.ts';
import { logReveal } from '../codes/log-reveal.ts';
import { region } from '../params.ts';

/** An administrator asked for a leader code: say so in the activity log. */
export const leaderCodeRevealed = onDocumentWritten(
  {
    document: paths.reveal('{accountId}', '{conferenceId}', '{uid}'),
    region,
    retry: true,
  },
  async ({ data, params: { accountId, conferenceId, uid } }) => {
    const at: unknown = data?.after.get('at');
    // None: what lay below a purged conference was cleared up.
    if (!(at instanceof Timestamp)) return;
    const outcome = await logReveal(firestore(), { accountId, conferenceId, uid, at: at.toDate() });
    logger.info('reveal.logged', { accountId, conferenceId, uid, outcome });
  },
);
