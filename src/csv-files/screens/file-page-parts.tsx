import type { JSX, ReactNode, Ref } from 'react';
import { useId } from 'react';
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

/** What is to be said of the columns: how they were matched, and where the headers stand. */
export function columnsNote(
  words: { readonly columns: { readonly intro: string; readonly below: (row: string) => string } },
  { headerRow }: { readonly headerRow: number },
): string {
  const { intro, below } = words.columns;
  return headerRow === 1 ? intro : `${intro} ${below(String(headerRow))}`;
}

/** A number with what it counts. */
export interface Figure {
  readonly key: string;
  readonly count: number;
  readonly formatted: string;
  readonly label: string;
}

/** How many of what. */
export function Figures(props: { readonly figures: readonly Figure[] }): JSX.Element {
  return (
    <dl className={classes.figures}>
      {props.figures.map(({ key, count, formatted, label }) => (
        <div key={key} data-none={count === 0}>
          <dt>{label}</dt>
          <dd>{formatted}</dd>
        </div>
      ))}
    </dl>
  );
}
