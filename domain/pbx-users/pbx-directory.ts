import {
  adminEmailSchema,
  type ConferenceProblem,
  EMAIL_MAX_LENGTH,
} from '../conference/conference.ts';
import { cleanLine, cleanToken, cutTo } from '../csv/clean-cell.ts';
import { applyMapping, type UserMapping } from '../csv/columns.ts';
import type { Table } from '../csv/read-table.ts';
import { EXTENSION_MAX_LENGTH, type PbxUserEntry, USER_NAME_MAX_LENGTH } from './pbx-user.ts';
import { identityOf } from './pbx-directory-identity.ts';

/** What a row of a file says of a user. */
export interface UserEntry extends PbxUserEntry {
  readonly row: number;
}

/**
 * What is odd about a row, as a key with what its sentence needs; each language has the sentence.
 * `value` is what stands in the cell unless said otherwise, `otherRow` the earlier row it is about.
 *
 * Loaded all the same: `email.missing` and `email.unusable`, which cannot be given a conference yet;
 * `email.shared` by somebody in an earlier row; `name.missing`, under the extension or else the address,
 * `value`; `name.tooLong`, with its beginning, `value`; `extension.tooLong`, without it.
 * Left out: `row.empty`, with neither name nor extension nor address; `row.repeated`, which says the
 * same as an earlier one.
 */
export type UserFinding = { readonly row: number } & (
  | { readonly kind: 'email.missing' | 'row.empty' }
  | {
      readonly kind: 'email.unusable';
      readonly value: string;
      readonly problem: ConferenceProblem;
    }
  | { readonly kind: 'email.shared'; readonly value: string; readonly otherRow: number }
  | { readonly kind: 'name.missing' | 'name.tooLong' | 'extension.tooLong'; readonly value: string }
  | { readonly kind: 'row.repeated'; readonly otherRow: number }
);

export interface ReadUsers {
  readonly entries: readonly UserEntry[];
  /** In the order of the rows. */
  readonly findings: readonly UserFinding[];
}

/** Reads the users out of a table; a row that is odd is told, and the others go on. */
export function readUsers(table: Pick<Table, 'rows'>, mapping: UserMapping): ReadUsers {
  const entries: UserEntry[] = [];
  const findings: UserFinding[] = [];
  const rowByIdentity = new Map<string, number>();
  const rowByAddress = new Map<string, number>();
  for (const { row, cells } of table.rows) {
    const read = readUser(row, applyMapping(cells, mapping));
    if (read === null) {
      findings.push({ row, kind: 'row.empty' });
      continue;
    }
    const { identity, address } = identityOf(read.entry);
    const repeated = rowByIdentity.get(identity);
    if (repeated !== undefined) {
      findings.push({ row, kind: 'row.repeated', otherRow: repeated });
      continue;
    }
    rowByIdentity.set(identity, row);
    entries.push(read.entry);
    findings.push(...read.findings);
    if (!read.isReachable) continue;
    const shared = rowByAddress.get(address);
    if (shared === undefined) rowByAddress.set(address, row);
    else findings.push({ row, kind: 'email.shared', value: read.entry.email, otherRow: shared });
  }
  return { entries, findings };
}

interface ReadUser {
  readonly entry: UserEntry;
  readonly findings: readonly UserFinding[];
  readonly isReachable: boolean;
}

/** @returns null where the row says nothing of anybody. */
function readUser(
  row: number,
  cells: Readonly<Record<keyof UserMapping, string>>,
): ReadUser | null {
  const findings: UserFinding[] = [];
  const said = {
    name: cleanLine(cells.name) || cleanLine(`${cells.firstName} ${cells.lastName}`),
    extension: cleanToken(cells.extension),
    email: cleanToken(cells.email),
  };
  const standIn = said.extension || said.email;
  if (said.name === '' && standIn === '') return null;

  const address = adminEmailSchema.safeParse(said.email);
  if (said.email === '') findings.push({ row, kind: 'email.missing' });
  else if (!address.success) {
    const problem = address.error.issues[0]?.message as ConferenceProblem;
    findings.push({ row, kind: 'email.unusable', value: said.email, problem });
  }
  const name = cutTo(USER_NAME_MAX_LENGTH, said.name || standIn);
  if (said.name === '') findings.push({ row, kind: 'name.missing', value: name });
  else if (name !== said.name) findings.push({ row, kind: 'name.tooLong', value: name });

  const isDiallable = [...said.extension].length <= EXTENSION_MAX_LENGTH;
  if (!isDiallable) findings.push({ row, kind: 'extension.tooLong', value: said.extension });
  const entry = {
    row,
    name,
    extension: isDiallable ? said.extension : '',
    // Cut short, an address might become another one.
    email: [...said.email].length <= EMAIL_MAX_LENGTH ? said.email : '',
  };
  return { entry, findings, isReachable: address.success };
}
