import { onDocumentCreated } from 'firebase-functions/firestore';
import * as logger from 'firebase-functions/logger';
import { paths } from '../../../domain/paths.ts';
import { randomId } from '../../../domain/random-id.ts';
import { authentication, firestore } from '../database.ts';
import { fulfilInvitation } from '../people/fulfil-invitation.ts';
import { mailCollection, portalUrl, region } from '../params.ts';
import { signInsOf } from '../people/sign-ins.ts';

/** An administrator has invited somebody: let them in, and tell them by email. */
export const invitationCreated = onDocumentCreated(
  { document: paths.invitation('{accountId}', '{invitationId}'), region, retry: true },
  async ({ params: { accountId, invitationId } }) => {
    const dependencies = {
      signIns: signInsOf(authentication(), firestore()),
      now: () => new Date(),
      draw: () => randomId(),
      portal: portalUrl.value(),
      mailCollection: mailCollection.value(),
    };
    const outcome = await fulfilInvitation(firestore(), dependencies, { accountId, invitationId });
    logger.info('invitation.fulfilled', { accountId, invitationId, outcome });
  },
);
