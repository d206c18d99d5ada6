import {
  matchUserColumns,
  USER_FIELDS,
  type UserField,
  type UserMapping,
} from '../../../domain/csv/columns.ts';
import { headerKey } from '../../../domain/csv/headers.ts';
import type { Table } from '../../../domain/csv/read-table.ts';
import { Problem } from '../../support/problem.ts';

/** What an operator says of the columns: the header of a field, or '' for "no column has it". */
export type SaidColumns = Readonly<Partial<Record<UserField, string>>>;

/**
 * Matches the columns of a directory by their headers and what stands below them, and by what the operator
 * says of them.
 *
 * @throws Problem when there is no such header, or none for the address or the name
 */
export function matchColumns(
  { headers, rows }: Pick<Table, 'headers' | 'rows'>,
  said: SaidColumns,
): UserMapping {
  const mapping: Record<UserField, readonly number[]> = { ...matchUserColumns(headers, rows) };
  for (const field of USER_FIELDS) {
    const header = said[field];
    if (header !== undefined) mapping[field] = header === '' ? [] : [find(headers, header)];
  }
  if (mapping.email.length === 0 && said.email === undefined) {
    throw missing(headers, 'the email address', 'email');
  }
  const hasName = [mapping.name, mapping.firstName, mapping.lastName].some(
    (columns) => columns.length > 0,
  );
  if (!hasName && said.name === undefined) throw missing(headers, 'the name', 'name');
  return mapping;
}

function find(headers: readonly string[], header: string): number {
  const exact = headers.indexOf(header.trim());
  const column =
    exact === -1 ? headers.findIndex((each) => headerKey(each) === headerKey(header)) : exact;
  if (column === -1) {
    throw new Problem(`The file has no column "${header}". It has: ${listed(headers)}.`);
  }
  return column;
}

function missing(headers: readonly string[], what: string, field: UserField): Problem {
  return new Problem(
    `No column of the file was recognised as ${what}. It has: ${listed(headers)}. ` +
      `Say which one it is with --column "${field}=Header", or --column "${field}=" if there is none.`,
  );
}

function listed(headers: readonly string[]): string {
  return headers.map((header) => `"${header}"`).join(', ');
}
