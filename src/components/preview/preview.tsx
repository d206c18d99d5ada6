import { Skeleton } from '@mantine/core';
import { useId, type JSX, type ReactNode } from 'react';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from '../icons.ts';
import { EmailAddress } from '../addresses/email-address.tsx';
import { useI18n } from '../../i18n/provider.tsx';
import { Sentence } from '../addresses/sentence.tsx';
import classes from './preview.module.css';

/** Rows shown of what will be done: enough to see what it looks like. */
const EXAMPLES = 5;
/** So many are listed by name; thousands would help nobody. */
export const NAMED = 50;

/** What will happen to many, before it does: outcomes, and then examples. */
export function Preview(props: {
  readonly title: string;
  readonly outcomes: ReactNode;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}): JSX.Element {
  const id = useId();
  return (
    <section className={`${classes.preview} ${props.className ?? ''}`} aria-labelledby={id}>
      <h2 id={id}>{props.title}</h2>
      <ul className={classes.outcomes} aria-live="polite">
        {props.outcomes}
      </ul>
      {props.children}
    </section>
  );
}

const icons = {
  good: IconCircleCheck,
  info: IconInfoCircle,
  warn: IconAlertTriangle,
  bad: IconCircleX,
};

/** One thing that will happen, or will not. */
export function Outcome(props: {
  readonly tone: keyof typeof icons;
  readonly title: string;
  readonly children?: ReactNode;
}): JSX.Element {
  const Icon = icons[props.tone];
  return (
    <li className={classes.outcome} data-tone={props.tone}>
      <Icon size={18} stroke={1.8} aria-hidden />
      <div>
        <p className={classes.outcomeTitle}>{props.title}</p>
        {props.children}
      </div>
    </li>
  );
}

/** The words of what is listed. */
export interface NamesWords {
  readonly showWho: string;
  readonly more: (formatted: string) => string;
}

/** Some whom an outcome concerns, who can be looked at. */
export function Names(props: {
  readonly words: NamesWords;
  /** The first `NAMED` of them at least. */
  readonly of: readonly (readonly [id: string, text: string])[];
  /** How many there are, where `of` has the first ones only. */
  readonly count?: number;
  readonly className?: string | undefined;
}): JSX.Element {
  const { format } = useI18n();
  const { words, of, count = of.length } = props;
  return (
    <details className={`${classes.who} ${props.className ?? ''}`}>
      <summary>{words.showWho}</summary>
      <ul>
        {of.slice(0, NAMED).map(([id, text]) => (
          <li key={id}>
            <bdi>
              <Sentence>{text}</Sentence>
            </bdi>
          </li>
        ))}
        {count > NAMED && <li>{words.more(format.number(count - NAMED))}</li>}
      </ul>
    </details>
  );
}

/** The first of what will be done; nothing where nothing will be. */
export function Examples<Item>(props: {
  readonly words: Pick<NamesWords, 'more'>;
  readonly columns: readonly string[];
  /** The first of them at least. */
  readonly of: readonly Item[];
  /** How many there are, where `of` has the first ones only. */
  readonly count?: number;
  /** The cells of one, the first of which names it. */
  readonly row: (item: Item) => readonly [string, ...string[]];
  readonly id: (item: Item) => string;
}): JSX.Element | null {
  const { format } = useI18n();
  const { columns, of, words, count = of.length } = props;
  if (of.length === 0) return null;
  return (
    <>
      <table className={classes.examples}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.slice(0, EXAMPLES).map((item) => {
            const [name, ...cells] = props.row(item);
            return (
              <tr key={props.id(item)}>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                {cells.map((cell, index) => (
                  <td key={columns[index + 1]} data-address={cell.includes('@') || undefined}>
                    {cell.includes('@') ? <EmailAddress email={cell} /> : cell}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {count > EXAMPLES && (
        <p className={classes.more}>{words.more(format.number(count - EXAMPLES))}</p>
      )}
    </>
  );
}

/** While what it is about is being read: how far that is. */
export function PreviewReading(props: { readonly children: string }): JSX.Element {
  return (
    <div role="status" className={classes.reading}>
      <p>{props.children}</p>
      <Skeleton height={180} />
    </div>
  );
}

/** While the page's words are on their way. */
export function PreviewSkeleton(): JSX.Element {
  const { t } = useI18n();
  return (
    <div role="status" aria-label={t.common.loading} className={classes.reading}>
      <Skeleton height={28} width="16rem" />
      <Skeleton height={180} />
    </div>
  );
}
