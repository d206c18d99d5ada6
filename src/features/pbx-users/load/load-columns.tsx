import type { JSX } from 'react';
import { USER_FIELDS, type UserField, type UserMapping } from '../../../../domain/csv/columns.ts';
import type { CsvFacts } from '../../../csv-files/reading/csv-calls.ts';
import { useLoadWords } from './load-words.ts';
import { ColumnMatching } from '../../../csv-files/screens/column-matching.tsx';

/** Whether the columns tell who somebody is. */
export function isSomethingMatched(mapping: UserMapping): boolean {
  return USER_FIELDS.some((field) => field !== 'state' && mapping[field].length > 0);
}

/** The columns of a file of users. A name is in one column, or in one for each of its halves, or in both. */
export function LoadColumns(props: {
  readonly file: { readonly facts: CsvFacts<UserMapping>; readonly mapping: UserMapping };
  readonly disabled: boolean;
  readonly onMatch: (mapping: UserMapping) => void;
}): JSX.Element {
  const words = useLoadWords().fields;
  const { facts, mapping } = props.file;
  const isInTwo = mapping.firstName.length > 0 || mapping.lastName.length > 0;
  const fields = USER_FIELDS.filter((field) => isAskedFor(field, mapping, facts.mapping));
  return (
    <ColumnMatching
      fields={fields.map((field) => ({
        field,
        label: words[field],
        ...(field === 'name' && isInTwo ? { none: words.inTwo } : {}),
      }))}
      headers={facts.headers}
      sample={facts.sample}
      mapping={mapping}
      disabled={props.disabled}
      onMatch={(field, column) =>
        props.onMatch({ ...mapping, [field]: column === null ? [] : [column] })
      }
    />
  );
}

/** @param matched  as it was found */
function isAskedFor(field: UserField, mapping: UserMapping, matched: UserMapping): boolean {
  const isMatched = mapping[field].length > 0 || matched[field].length > 0;
  switch (field) {
    case 'firstName':
    case 'lastName':
      return isMatched || mapping.name.length === 0;
    case 'otherName':
      return isMatched;
    default:
      return true;
  }
}
