import { type DocumentReference, FieldValue } from 'firebase-admin/firestore';
import { conferenceInputSchema } from '../../domain/conference/conference-input.ts';
import { paths } from '../../domain/paths.ts';
import { planDirectory } from '../../domain/pbx-users/pbx-directory-plan.ts';
import { randomId } from '../../domain/random-id.ts';
import { addMember } from '../operator/members/add-member.ts';
import type { Operator } from '../operator/connect.ts';
import { createAccount } from '../operator/accounts/create-account.ts';
import { writeDirectory } from '../operator/pbx-users/pbx-user-documents.ts';
import { type WaitManner, whileMoving } from '../support/until-done.ts';
import { DEMO_ACCOUNTS, DEMO_ADMIN, DEMO_PASSWORD } from './accounts.ts';
import { type DemoConference, demoConferences } from './conferences.ts';
import { DEMO_PBX_USERS } from './pbx-users.ts';
import { untilCodesAreThere } from './until-sent.ts';

/** The account whose conferences show every state. */
export const FULL_ACCOUNT = 'acme';

/**
 * Fills an empty project: accounts and people with the operator's own operations, conferences as
 * the portal saves them, so that the functions allot the codes and the mailer sends the emails.
 * (Outside the rules, because one has expired and the rules would not have that.)
 *
 * @throws Problem when nothing moves any more
 */
export async function seedDemo(operator: Operator, now: Date, manner: WaitManner): Promise<void> {
  const conferences = demoConferences(now);
  const references: DocumentReference[] = [];
  const uid = await whileMoving(manner, 'accounts and conferences', async (moved) => {
    const of = conferences.length + DEMO_ACCOUNTS.flatMap(({ members }) => [1, ...members]).length;
    let count = 0;
    const step = () => moved({ count: ++count, of });
    for (const { id, account, members } of DEMO_ACCOUNTS) {
      await createAccount(operator, id, account);
      step();
      for (const { email, role } of members) {
        await addMember(operator, id, { email, role, password: DEMO_PASSWORD });
        step();
      }
    }
    const { uid: adminUid } = await operator.auth.getUserByEmail(DEMO_ADMIN);
    await loadPbxUsers(operator, adminUid);
    for (const conference of conferences) {
      references.push(await generate(operator, adminUid, atFirst(conference)));
      step();
    }
    return adminUid;
  });
  await untilCodesAreThere(operator, FULL_ACCOUNT, manner);
  for (const [index, { overlapUntil }] of conferences.entries()) {
    const reference = references[index];
    if (reference && overlapUntil) await renewCodes(reference, uid, overlapUntil);
  }
}

/** The users of the Cloud PBX, as if that administrator had loaded a file of them. */
async function loadPbxUsers({ db }: Operator, loadedBy: string): Promise<void> {
  const options = { markLeft: false, drawId: () => randomId() };
  await writeDirectory(db, FULL_ACCOUNT, planDirectory([], DEMO_PBX_USERS, options), loadedBy);
}

/** What each Save writes: the same as the portal's. */
function saved(savedBy: string) {
  return { saveId: randomId(), savedAt: FieldValue.serverTimestamp(), savedBy };
}

/** As it was called when it was generated. */
function atFirst(conference: DemoConference): DemoConference {
  return { ...conference, tag: conference.formerTag ?? conference.tag };
}

/** One Save of a new conference. */
async function generate(
  { db }: Operator,
  savedBy: string,
  conference: DemoConference,
): Promise<DocumentReference> {
  const reference = db.collection(paths.conferences(FULL_ACCOUNT)).doc();
  await reference.create({
    ...conferenceInputSchema.parse({ language: null, expiryChosen: null, ...conference }),
    ...saved(savedBy),
    createdAt: FieldValue.serverTimestamp(),
    codesWanted: 1,
    deletedAt: null,
  });
  return reference;
}

/** A Save that asks for new codes, of a conference that has some. */
async function renewCodes(
  reference: DocumentReference,
  savedBy: string,
  participantOverlapUntil: Date,
): Promise<void> {
  await reference.update({ ...saved(savedBy), codesWanted: 2, participantOverlapUntil });
}
