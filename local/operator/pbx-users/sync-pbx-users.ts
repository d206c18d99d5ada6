import { storedAccountSchema } from '../../../domain/account/account.ts';
import type { Encoding } from '../../../domain/csv/encodings.ts';
import { readCsv } from '../../../domain/csv/read-csv.ts';
import { isWhole } from '../../../domain/csv/read-table.ts';
import { paths } from '../../../domain/paths.ts';
import { type KnownUser, planDirectory } from '../../../domain/pbx-users/pbx-directory-plan.ts';
import { readUsers, type UserEntry } from '../../../domain/pbx-users/pbx-directory.ts';
import { randomId } from '../../../domain/random-id.ts';
import { Problem } from '../../support/problem.ts';
import type { Operator } from '../connect.ts';
import { FILE_PROBLEMS } from './describe-findings.ts';
import { matchColumns, type SaidColumns } from './match-columns.ts';
import { readPbxUsers, writeDirectory } from './pbx-user-documents.ts';
import type { SyncReport } from './sync-report.ts';
import { releasePbxDirectory } from './release-pbx-directory.ts';
import { updateAccount } from '../accounts/update-account.ts';
import { accountIdSchema, validate } from '../validate.ts';

export interface SyncRequest {
  /** The file as it is. */
  readonly bytes: Uint8Array;
  readonly columns?: SaidColumns;
  /** What the operator says that its encoding is. */
  readonly encoding?: Encoding;
  /** Whether those who are off by what the file says are taken as the others. */
  readonly includesOff?: boolean;
  /** Whether most of the users may leave at once. */
  readonly allowManyLeft?: boolean;
}

/** A directory is not cut in two, as who is in the other half would be marked as left. */
export const MAX_SYNCED_ROWS = 100_000;

/** The portal shows the users where both of these are on. */
const USERS_NEED = ['conferencing', 'pbx'] as const;

/** Fewer users than these may all change at once. */
const FEW = 10;

/**
 * Brings an account's directory of Cloud PBX users to what a CSV file says: adds, changes, brings back
 * and marks who left. The directory is the provider's from then on, and the portal leaves it alone.
 * The same file again writes nothing.
 *
 * @throws Problem when there is no such account, the file is no table of users, or more than half of
 *   the users would leave and that is not allowed; then nothing is changed
 */
export async function syncPbxUsers(
  operator: Pick<Operator, 'db'>,
  accountId: string,
  request: SyncRequest,
): Promise<SyncReport> {
  const { db } = operator;
  const { columns = {}, includesOff = false, allowManyLeft = false } = request;
  validate(accountIdSchema, accountId, 'The account id');
  const { table, encoding, guess } = read(request);
  const mapping = matchColumns(table, columns);
  const { entries, findings, off } = readUsers(table, mapping, { includesOff });
  if (entries.length === 0) throw new Problem('No row of the file says who a user is.');

  const snapshot = await db.doc(paths.account(accountId)).get();
  if (!snapshot.exists) throw new Problem(`There is no account "${accountId}".`);
  const account = validate(storedAccountSchema, snapshot.data(), `The account "${accountId}"`);

  const options = { markLeft: isWhole(table), drawId: () => randomId() };
  const planNow = async () => {
    const existing = await readPbxUsers(db, accountId);
    const plan = planDirectory<KnownUser, UserEntry>(existing, entries, options);
    if (!allowManyLeft) refuseManyLeft(existing, plan.left);
    return plan;
  };
  let plan = await planNow();
  if (account.pbxDirectory !== 'provider') {
    await updateAccount(operator, accountId, () => ({ pbxDirectory: 'provider' }));
    // What an administrator loaded up to this moment.
    plan = await planNow().catch(async (refusal: unknown) => {
      await releasePbxDirectory(operator, accountId);
      throw refusal;
    });
  }
  await writeDirectory(db, accountId, plan, null);
  return {
    encoding,
    isEncodingSure: request.encoding !== undefined || (guess?.isSure ?? true),
    headers: table.headers,
    mapping,
    problems: table.problems,
    findings,
    off,
    counts: {
      create: plan.create.length,
      change: plan.change.length,
      back: plan.back.length,
      left: plan.left.length,
      unchanged: plan.unchanged.length,
    },
    accountId,
    servicesOff: USERS_NEED.filter((service) => !account.services[service]),
    isWhole: options.markLeft,
  };
}

function read({ bytes, encoding }: SyncRequest) {
  const csv = readCsv(bytes, { maxRows: MAX_SYNCED_ROWS, encoding: encoding ?? null });
  if (!csv.ok) throw new Problem(FILE_PROBLEMS[csv.problem]);
  if (csv.table.beyond > 0) {
    throw new Problem(`The file has more than ${MAX_SYNCED_ROWS} rows, which is too many.`);
  }
  return csv;
}

function refuseManyLeft(existing: readonly KnownUser[], left: readonly KnownUser[]): void {
  const present = existing.filter(({ leftAt }) => leftAt === null).length;
  if (present < FEW || left.length * 2 <= present) return;
  throw new Problem(
    `${left.length} of the ${present} users are not in the file and would be marked as left. ` +
      'Nothing was changed. If that is right, say so with --allow-many-left.',
  );
}
