import type { JSX } from 'react';
import { USER_FIELDS, type UserField, type UserMapping } from '../../../../domain/csv/columns.ts';
import type { CsvFacts } from '../../../csv-files/reading/csv-calls.ts';
import { useLoadWords } from './load-words.ts';
import { ColumnMatching } from '../../../csv-files/screens/column-matching.tsx';

/** Whether the columns tell who somebody is. */
export function isSomethingMatched(mapping: UserMapping): boolean {
  return USER_FIELDS.some((field) => mapping[field] !== null);
}

/** The columns of a file of users. A name is in one column, or in one for each of its halves. */
export function LoadColumns(props: {
  readonly file: { readonly facts: CsvFacts<UserMapping>; readonly mapping: UserMapping };
  readonly disabled: boolean;
  readonly onMatch: (mapping: UserMapping) => void;
}): JSX.Element {
  const words = useLoadWords().fields;
  const { facts, mapping } = props.file;
  const isInTwo = mapping.firstName !== null || mapping.lastName !== null;
  const fields = USER_FIELDS.filter((field) => isAskedFor(field, mapping));
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
        props.onMatch({
          ...mapping,
          ...(field === 'name' && column !== null ? { firstName: null, lastName: null } : {}),
          [field]: column,
        })
      }
    />
  );
}

function isAskedFor(field: UserField, mapping: UserMapping): boolean {
  return (field !== 'firstName' && field !== 'lastName') || mapping.name === null;
}
