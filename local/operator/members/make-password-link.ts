import { Timestamp } from 'firebase-admin/firestore';
import type { Member } from '../../../domain/account/account.ts';
import { passwordLinkEnd } from '../../../domain/account/password-link.ts';
import { passwordPage, PORTAL_ADDRESS, portalLink } from '../../../domain/email/portal-link.ts';
import { paths } from '../../../domain/paths.ts';
import { randomId } from '../../../domain/random-id.ts';
import { Problem } from '../../support/problem.ts';
import type { Operator } from '../connect.ts';

/**
 * Makes the link with which a member chooses their first password, as the email of an invitation has it.
 *
 * @param portal  the address of the portal, where it is not the one that is known
 * @throws Problem where that is no address
 */
export async function makePasswordLink(
  operator: Pick<Operator, 'db' | 'portalUrl'>,
  { uid, email }: Pick<Member, 'uid' | 'email'>,
  now: Date,
  portal: string = operator.portalUrl,
): Promise<string> {
  if (!PORTAL_ADDRESS.test(portal)) {
    throw new Problem(`"${portal}" is not an address such as https://confdesk.example.`);
  }
  const token = randomId();
  const link = portalLink(portal, passwordPage(token));
  const expireAt = Timestamp.fromDate(passwordLinkEnd(now));
  await operator.db.doc(paths.passwordLink(token)).create({ uid, email, expireAt });
  return link;
}
