import { Button } from '@mantine/core';
import { useRef, type JSX, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { counted } from '../../firebase/counted.ts';
import { useI18n } from '../../i18n/provider.tsx';
import classes from './selection-bar.module.css';
import type { SelectionState } from './use-selection-state.ts';

/** What the bar says, in the words of its list. */
export interface SelectionBarWords {
  readonly label: string;
  readonly some: (count: number, formatted: string) => string;
  readonly all: (formatted: string) => string;
  /** For all of a list, and for all that a search or a filter finds. */
  readonly everyone: (formatted: string) => string;
  readonly matching: (formatted: string) => string;
  readonly clear: string;
  readonly clearLong: string;
}

export interface SelectionBarProps {
  readonly words: SelectionBarWords;
  readonly selection: SelectionState;
  /** Rows on this page. */
  readonly rows: number;
  /** Rows of all pages, `COUNTED_AT_MOST` at most; undefined while that is not known. */
  readonly count: number | undefined;
  readonly isFiltered: boolean;
  /** False where nothing can be selected in this list. */
  readonly canSelect: boolean;
  /** The focus was on what is gone now. */
  readonly onCleared: () => void;
  /** What can be done with what is selected: buttons and links. */
  readonly children: ReactNode;
}

/**
 * How many are selected, and what can be done with them. `place` is where it stands: above a table it
 * is always there, with a hint, so that nothing moves; below one, and at the bottom of a phone, only when
 * it is needed.
 */
export function SelectionBar(
  props: SelectionBarProps & {
    readonly place: 'table' | 'foot' | 'phone';
    readonly hint?: string;
  },
): JSX.Element | null {
  const { selection, place, words } = props;
  const actions = useRef<HTMLDivElement>(null);
  const isNothing = selection.size === 0;
  if (isNothing && (place !== 'table' || !props.canSelect)) return null;

  const selectAll = (): void => {
    // The button goes with this; what comes next is the way on.
    flushSync(() => selection.selectAll());
    actions.current?.querySelector<HTMLElement>('a, button')?.focus();
  };
  return (
    <div className={classes.place} data-place={place}>
      <div className={classes.bar} role="group" aria-label={words.label}>
        <div className={classes.said}>
          {isNothing ? (
            <span className={classes.hint}>{props.hint}</span>
          ) : (
            <strong className={classes.size}>
              <SizeText {...props} />
            </strong>
          )}
          <SelectAll {...props} onClick={selectAll} />
          {!isNothing && (
            <Button
              variant="subtle"
              color="gray"
              size="xs"
              aria-label={words.clearLong}
              onClick={() => {
                selection.clear();
                props.onCleared();
              }}
            >
              {words.clear}
            </Button>
          )}
        </div>
        {!isNothing && (
          <div ref={actions} className={classes.actions}>
            {props.children}
          </div>
        )}
      </div>
    </div>
  );
}

function SizeText({ selection, count, words }: SelectionBarProps): string {
  const { format } = useI18n();
  const { size, isEverything } = selection;
  const shown = size === undefined ? counted(count ?? 0, format.number) : format.number(size);
  return isEverything ? words.all(shown) : words.some(size ?? count ?? 0, shown);
}

/** Where there are more pages than this one. */
function SelectAll(
  props: SelectionBarProps & { readonly onClick: () => void },
): JSX.Element | null {
  const { format } = useI18n();
  const { selection, rows, count, isFiltered, canSelect, words } = props;
  if (!canSelect || selection.isAll || count === undefined || count <= rows) return null;
  const shown = counted(count, format.number);
  return (
    <Button variant="subtle" size="xs" onClick={props.onClick}>
      {isFiltered ? words.matching(shown) : words.everyone(shown)}
    </Button>
  );
}
