import type { JSX, ReactNode, Ref } from 'react';
import { useId } from 'react';
import type { Mapping } from '../../../domain/csv/columns.ts';
import classes from './file-page-parts.module.css';

/** A part of the page under a heading of its own. */
export function FilePageSection(props: {
  readonly heading: string;
  /** To move the focus there. */
  readonly headingRef?: Ref<HTMLHeadingElement>;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}): JSX.Element {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} tabIndex={-1} {...(props.headingRef && { ref: props.headingRef })}>
        {props.heading}
      </h2>
      {props.note !== undefined && <p className={classes.note}>{props.note}</p>}
      {props.children}
    </section>
  );
}

/** What is to be said of the columns: how they were matched, if any was, and where the headers stand. */
export function columnsNote(
  words: {
    readonly columns: Readonly<Record<'intro' | 'unmatched', string>> & {
      readonly below: (row: string) => string;
    };
  },
  { headerRow, mapping }: { readonly headerRow: number; readonly mapping: Mapping<string> },
): string {
  const { intro, unmatched, below } = words.columns;
  const isMatched = Object.values(mapping).some((columns) => columns.length > 0);
  const note = isMatched ? intro : unmatched;
  return headerRow === 1 ? note : `${note} ${below(String(headerRow))}`;
}

/** A number with what it counts. */
export interface Figure {
  readonly key: string;
  readonly count: number;
  readonly formatted: string;
  readonly label: string;
}

/** How many of what; each that is not none is a filter, which a second press takes away. */
export function Figures<Key extends string>(props: {
  readonly figures: readonly (Figure & { readonly key: Key })[];
  readonly chosen: Key | null;
  readonly onChoose: (key: Key | null) => void;
  /** One more, which filters nothing. */
  readonly rest?: Figure;
}): JSX.Element {
  const id = useId();
  const { figures, chosen, onChoose, rest } = props;
  return (
    <dl className={classes.figures}>
      {figures.map(({ key, count, formatted, label }) => (
        <div key={key} data-none={count === 0} data-chosen={key === chosen}>
          <dt id={`${id}-${key}`}>{label}</dt>
          <dd>
            {count === 0 ? (
              formatted
            ) : (
              <button
                type="button"
                id={`${id}-${key}-count`}
                className={classes.filter}
                aria-pressed={key === chosen}
                aria-labelledby={`${id}-${key}-count ${id}-${key}`}
                onClick={() => onChoose(key === chosen ? null : key)}
              >
                {formatted}
              </button>
            )}
          </dd>
        </div>
      ))}
      {rest !== undefined && (
        <div data-none={rest.count === 0}>
          <dt>{rest.label}</dt>
          <dd>{rest.formatted}</dd>
        </div>
      )}
    </dl>
  );
}
