import type { Firestore, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { fold } from '../../../domain/list-keys.ts';
import { paths } from '../../../domain/paths.ts';
import { Problem } from '../../support/problem.ts';
import type { Operator } from '../connect.ts';
import { accountIdSchema, validate } from '../validate.ts';

/** A conference that was meant. */
export interface FoundConference {
  readonly id: string;
  readonly tag: string;
}

/** Codes as they are read out or copied from an email: digits, with whatever stands between them. */
const CODE = /^\d(?:[\s·.-]?\d){3,19}$/;
/** Leader codes that are read at a time. */
const PAGE = 300;

/**
 * The conference of an account that is meant by its id, its Tag (in whatever case) or a code that it has
 * now. Deleted ones are found too, after those that are not.
 *
 * @throws Problem where there is none or where there are several, and where there is no such account;
 *   never with the code in it.
 */
export async function findConference(
  { db }: Pick<Operator, 'db'>,
  accountId: string,
  named: string,
): Promise<FoundConference> {
  validate(accountIdSchema, accountId, 'The account id');
  const account = await db.doc(paths.account(accountId)).get();
  if (!account.exists) throw new Problem(`There is no account "${accountId}".`);
  const isCode = CODE.test(named);
  const found = [
    ...(await byId(db, accountId, named)),
    ...(await byTag(db, accountId, named)),
    ...(isCode ? await byCode(db, accountId, named.replace(/\D/g, '')) : []),
  ];
  const all = [...new Map(found.map((each) => [each.id, each])).values()];
  const existing = all.filter((each) => each.get('deletedAt') === null);
  const meant = existing.length > 0 ? existing : all;
  const [one] = meant;
  if (one === undefined) {
    throw new Problem(
      isCode
        ? `No conference of "${accountId}" has such a code now. One that was mistyped or replaced leads nowhere; try the Tag.`
        : `No conference of "${accountId}" has this Tag or id.`,
    );
  }
  if (meant.length > 1) {
    const ids = meant.map(({ id }) => id).join(', ');
    throw new Problem(`"${accountId}" has several of them; name one by its id: ${ids}.`);
  }
  return { id: one.id, tag: String(one.get('tag')) };
}

async function byId(db: Firestore, accountId: string, id: string) {
  if (id.includes('/') || id === '') return [];
  const { docs } = await db
    .collection(paths.conferences(accountId))
    .where('__name__', '==', id)
    .get();
  return docs;
}

async function byTag(db: Firestore, accountId: string, tag: string) {
  const { docs } = await db
    .collection(paths.conferences(accountId))
    .where('listKeys.tag', '==', fold(tag.trim()))
    .get();
  return docs;
}

/** A participant code by a query; a leader code, which no index has, by reading them all. */
async function byCode(
  db: Firestore,
  accountId: string,
  code: string,
): Promise<readonly QueryDocumentSnapshot[]> {
  const conferences = db.collection(paths.conferences(accountId));
  const [now, before] = await Promise.all([
    conferences.where('participantCode', '==', code).get(),
    conferences.where('previousParticipantCode.code', '==', code).get(),
  ]);
  const ofParticipants = [...now.docs, ...before.docs];
  if (ofParticipants.length > 0) return ofParticipants;
  const first = conferences.select('tag', 'deletedAt').orderBy('__name__').limit(PAGE);
  for (let page = await first.get(); !page.empty;) {
    const codes = await db.getAll(
      ...page.docs.map(({ id }) => db.doc(paths.conferenceCodes(accountId, id))),
    );
    const found = page.docs.filter((_, index) => codes[index]?.get('leaderCode') === code);
    if (found.length > 0) return found;
    page = await first.startAfter(page.docs.at(-1)).get();
  }
  return [];
}
