import { adminEmailSchema, EMAIL_MAX_LENGTH } from '../conference/admin-email.ts';
import type { ConferenceProblem } from '../conference/conference-problem.ts';
import { addressesOf, nameBesideAddress } from '../csv/addresses.ts';
import { isErrorValue } from '../csv/cell-shapes.ts';
import { cleanLine, cleanToken, cutTo } from '../csv/clean-cell.ts';
import { applyMapping, stateKindOf, type UserMapping } from '../csv/columns.ts';
import type { Table } from '../csv/read-table.ts';
import { isOff } from '../csv/state-words.ts';
import { extensionOf } from './extension-cell.ts';
import { EXTENSION_MAX_LENGTH, type PbxUserEntry, USER_NAME_MAX_LENGTH } from './pbx-user.ts';
import { identityOf } from './pbx-directory-identity.ts';

/** What a row of a file says of a user. */
export interface UserEntry extends PbxUserEntry {
  readonly row: number;
}

/**
 * What is odd about a row, as a key with what its sentence needs; each language has the sentence.
 * `value` is what stands in the cell unless said otherwise, `otherRow` the earlier row it is about, and
 * `taken` what was taken of the cell.
 *
 * Loaded all the same: `email.missing` and `email.unusable`, which cannot be given a conference yet;
 * `email.first` and `extension.first`, of several in the cell; `email.shared` by somebody in an earlier
 * row; `name.missing`, under the extension or else the address, `value`; `name.tooLong`, with its
 * beginning, `value`; `extension.tooLong` and `cell.mangled`, which a spreadsheet has spoilt, without it;
 * `user.offTaken`, who is off by `value`, which was asked for.
 * Left out: `row.empty`, with neither name nor extension nor address; `row.repeated`, which says the
 * same as an earlier one; `user.off`, who is off.
 */
export type UserFinding = { readonly row: number } & (
  | { readonly kind: 'email.missing' | 'row.empty' }
  | {
      readonly kind: 'email.unusable';
      readonly value: string;
      readonly problem: ConferenceProblem;
    }
  | { readonly kind: 'email.shared'; readonly value: string; readonly otherRow: number }
  | {
      readonly kind: 'email.first' | 'extension.first';
      readonly value: string;
      readonly taken: string;
    }
  | {
      readonly kind:
        | 'name.missing'
        | 'name.tooLong'
        | 'extension.tooLong'
        | 'cell.mangled'
        | 'user.off'
        | 'user.offTaken';
      readonly value: string;
    }
  | { readonly kind: 'row.repeated'; readonly otherRow: number }
);

export interface ReadUsers {
  readonly entries: readonly UserEntry[];
  /** In the order of the rows. */
  readonly findings: readonly UserFinding[];
  /** How many are off, whether they are among the entries or not. */
  readonly off: number;
}

/** How a file of users is read, where that is not the usual way. */
export interface UserOptions {
  /** Whether those who are off by what the file says are to be loaded as the others. */
  readonly includesOff?: boolean;
}

/** Reads the users out of a table; a row that is odd is told, and the others go on. */
export function readUsers(
  table: Pick<Table, 'headers' | 'rows'>,
  mapping: UserMapping,
  { includesOff = false }: UserOptions = {},
): ReadUsers {
  const entries: UserEntry[] = [];
  const findings: UserFinding[] = [];
  const rowByIdentity = new Map<string, number>();
  const rowByAddress = new Map<string, number>();
  const isOffBy = offReader(table.headers, mapping.state);
  let off = 0;
  for (const { row, cells } of table.rows) {
    const read = readUser(row, applyMapping(cells, mapping, PREFERRED));
    if (read === null) {
      findings.push({ row, kind: 'row.empty' });
      continue;
    }
    const value = isOffBy(cells);
    if (value !== null) {
      off += 1;
      findings.push({ row, kind: includesOff ? 'user.offTaken' : 'user.off', value });
      if (!includesOff) continue;
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
  return { entries, findings, off };
}

/** Of several columns the one with an address in it, whatever stands in the others. */
const PREFERRED = { email: (cell: string) => cell.includes('@') };

/** @returns what says of a row that somebody is off, as `Status: Inactive`; null where nothing does. */
function offReader(headers: readonly string[], columns: readonly number[]) {
  const told = columns.map((at) => {
    const header = headers[at] ?? '';
    return { at, header, kind: stateKindOf(header) ?? ('status' as const) };
  });
  return (cells: readonly string[]): string | null => {
    const found = told.find(({ at, kind }) => isOff(cells[at] ?? '', kind));
    return found === undefined ? null : `${found.header}: ${cleanLine(cells[found.at] ?? '')}`;
  };
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
  /** The cell, unless a spreadsheet has put an error in its place. */
  const sound = (cell: string): string => {
    if (!isErrorValue(cell)) return cell;
    findings.push({ row, kind: 'cell.mangled', value: cleanLine(cell) });
    return '';
  };
  const { address, isFirstOfSeveral } = addressesOf(sound(cells.email));
  const extension = extensionOf(sound(cells.extension));
  const name = nameOf({
    name: sound(cells.name),
    firstName: sound(cells.firstName),
    lastName: sound(cells.lastName),
    otherName: sound(cells.otherName),
  });
  const said = {
    name: name || cleanLine(nameBesideAddress(cells.email)),
    extension: extension.extension,
    email: address,
  };
  const standIn = said.extension || said.email;
  if (said.name === '' && standIn === '') return null;

  if (extension.isMangled) {
    findings.push({ row, kind: 'cell.mangled', value: cleanToken(cells.extension) });
  }
  if (extension.isFirstOfSeveral) {
    const value = cleanToken(cells.extension);
    findings.push({ row, kind: 'extension.first', value, taken: said.extension });
  }
  if (isFirstOfSeveral) {
    const value = cleanToken(cells.email);
    findings.push({ row, kind: 'email.first', value, taken: said.email });
  }
  const parsed = adminEmailSchema.safeParse(said.email);
  if (said.email === '') {
    if (!isErrorValue(cells.email)) findings.push({ row, kind: 'email.missing' });
  } else if (!parsed.success) {
    const problem = parsed.error.issues[0]?.message as ConferenceProblem;
    findings.push({ row, kind: 'email.unusable', value: said.email, problem });
  }
  const shown = cutTo(USER_NAME_MAX_LENGTH, said.name || standIn);
  if (said.name === '') findings.push({ row, kind: 'name.missing', value: shown });
  else if (shown !== said.name) findings.push({ row, kind: 'name.tooLong', value: shown });

  const isDiallable = [...said.extension].length <= EXTENSION_MAX_LENGTH;
  if (!isDiallable) findings.push({ row, kind: 'extension.tooLong', value: said.extension });
  const entry = {
    row,
    name: shown,
    extension: isDiallable ? said.extension : '',
    // Cut short, an address might become another one.
    email: [...said.email].length <= EMAIL_MAX_LENGTH ? said.email : '',
  };
  return { entry, findings, isReachable: parsed.success };
}

/** A name in one cell, or else put together of its halves, or else what stands for it. */
function nameOf(
  cells: Readonly<Record<'name' | 'firstName' | 'lastName' | 'otherName', string>>,
): string {
  const whole = cleanLine(cells.name);
  if (isNamed(whole)) return whole;
  const halves = cleanLine([cells.firstName, cells.lastName].filter(isNamed).join(' '));
  if (isNamed(halves)) return halves;
  const other = cleanLine(cells.otherName);
  return isNamed(other) ? other : '';
}

/** A dash stands for nothing. */
function isNamed(name: string): boolean {
  return !/^[\s\-–—]*$/.test(name);
}
