import { useId, type JSX } from 'react';
import type { Mapping } from '../../../domain/csv/columns.ts';
import type { TableRow } from '../../../domain/csv/read-table.ts';
import { IconChevronDown } from '../../components/icons.ts';
import { EmailAddress } from '../../components/addresses/email-address.tsx';
import { useCsvWords } from './csv-words.ts';
import classes from './column-matching.module.css';

/** A field that a column can be matched to. */
export interface MatchedField<Field extends string> {
  readonly field: Field;
  readonly label: string;
  /** What stands for no column; that it is not in the file, where this is not given. */
  readonly none?: string;
}

/**
 * Which column of the file each field is in, with what stands there, to be corrected; and which ones have it
 * where that one is empty.
 */
export function ColumnMatching<Field extends string>(props: {
  readonly fields: readonly MatchedField<Field>[];
  readonly headers: readonly string[];
  /** The first rows. */
  readonly sample: readonly TableRow[];
  readonly mapping: Mapping<Field>;
  readonly disabled: boolean;
  readonly onMatch: (field: Field, column: number | null) => void;
}): JSX.Element {
  const words = useCsvWords().columns;
  const id = useId();
  const { fields, headers, sample, mapping } = props;
  const names = headers.map((header, index) => {
    if (header === '') return words.unnamed(index + 1);
    const isTwice = headers.some((other, at) => at !== index && other === header);
    return isTwice ? words.numbered(header, index + 1) : header;
  });
  return (
    <div className={classes.fields}>
      {fields.map(({ field, label, none }) => {
        const [column = null, ...others] = mapping[field];
        const examples = column === null ? [] : cellsOf(sample, column);
        return (
          <div key={field} className={classes.field}>
            <label htmlFor={`${id}-${field}`}>{label}</label>
            <span className={classes.wrap}>
              <select
                id={`${id}-${field}`}
                className={classes.select}
                value={column ?? ''}
                disabled={props.disabled}
                aria-describedby={`${id}-${field}-example`}
                data-missing={column === null}
                onChange={({ target: { value } }) =>
                  props.onMatch(field, value === '' ? null : Number(value))
                }
              >
                <option value="">{none ?? words.none}</option>
                {names.map((name, index) => (
                  <option key={index} value={index}>
                    {name}
                  </option>
                ))}
              </select>
              <IconChevronDown className={classes.arrow} size={16} stroke={1.8} aria-hidden />
            </span>
            <span id={`${id}-${field}-example`} className={classes.example}>
              {examples.length > 0 && (
                <>
                  <span className="visually-hidden">{words.example}</span>
                  {examples.map((cell, index) => (
                    <span key={index}>
                      {cell.includes('@') ? <EmailAddress email={cell} /> : cell}
                    </span>
                  ))}
                </>
              )}
              {others.length > 0 && (
                <span className={classes.otherwise}>
                  {words.otherwise(others.map((at) => names[at] ?? '').join(', '))}
                </span>
              )}
            </span>
          </div>
        );
      })}
    </div>
  );
}

function cellsOf(rows: readonly TableRow[], column: number): string[] {
  return rows.map(({ cells }) => (cells[column] ?? '').trim()).filter((cell) => cell !== '');
}
