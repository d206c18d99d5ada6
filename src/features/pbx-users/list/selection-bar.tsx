import { Button } from '@mantine/core';
import { useRef, type JSX } from 'react';
import { flushSync } from 'react-dom';
import { useAccount } from '../../../components/account/account-context.tsx';
import { LinkButton } from '../../../components/controls/link-button.tsx';
import { counted } from '../../../firebase/counted.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { useUserListWords } from './user-list-words.ts';
import classes from './selection-bar.module.css';
import type { SelectionState } from './selection-state.ts';

export interface SelectionBarProps {
  readonly selection: SelectionState;
  /** Rows on this page. */
  readonly rows: number;
  /** Rows of all pages, `COUNTED_AT_MOST` at most; undefined while that is not known. */
  readonly count: number | undefined;
  readonly isFiltered: boolean;
  /** False where nobody can be selected in this list, such as those who have left. */
  readonly canSelect: boolean;
  /** The focus was on what is gone now. */
  readonly onCleared: () => void;
}

/**
 * How many are selected, and what can be done with them. `place` is where it stands: above a table it
 * is always there, so that nothing moves; at the bottom of a phone only when it is needed.
 */
export function SelectionBar(
  props: SelectionBarProps & { readonly place: 'table' | 'phone' },
): JSX.Element | null {
  const { accountId } = useAccount();
  const { selection, place } = props;
  const words = useUserListWords().selection;
  const generate = useRef<HTMLAnchorElement>(null);
  const isNobody = selection.size === 0;
  if (isNobody && (place === 'phone' || !props.canSelect)) return null;

  const selectAll = (): void => {
    // The button goes with this; what comes next is the way on.
    flushSync(() => selection.selectAll());
    generate.current?.focus();
  };
  return (
    <div className={classes.place} data-place={place}>
      <div className={classes.bar} role="group" aria-label={words.label}>
        <div className={classes.said}>
          {isNobody ? (
            <span className={classes.hint}>{words.hint}</span>
          ) : (
            <strong className={classes.size}>
              <SizeText {...props} />
            </strong>
          )}
          <SelectAll {...props} onClick={selectAll} />
          {!isNobody && (
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
        {!isNobody && (
          <LinkButton
            ref={generate}
            to="/a/$accountId/conferencing/users/generate"
            params={{ accountId }}
            className={classes.generate ?? ''}
          >
            {words.generate}
          </LinkButton>
        )}
      </div>
    </div>
  );
}

function SizeText({ selection, count }: SelectionBarProps): string {
  const { format } = useI18n();
  const words = useUserListWords().selection;
  const { size, isEverybody } = selection;
  const shown = size === undefined ? counted(count ?? 0, format.number) : format.number(size);
  return isEverybody ? words.all(shown) : words.some(size ?? count ?? 0, shown);
}

/** Where there are more pages than this one. */
function SelectAll(
  props: SelectionBarProps & { readonly onClick: () => void },
): JSX.Element | null {
  const { format } = useI18n();
  const words = useUserListWords().selection;
  const { selection, rows, count, isFiltered, canSelect } = props;
  if (!canSelect || selection.isAll || count === undefined || count <= rows) return null;
  const shown = counted(count, format.number);
  return (
    <Button variant="subtle" size="xs" onClick={props.onClick}>
      {isFiltered ? words.matching(shown) : words.everyone(shown)}
    </Button>
  );
}
