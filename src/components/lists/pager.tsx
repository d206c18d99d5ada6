import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { IconChevronLeft, IconChevronRight } from '../icons.ts';
import classes from './pager.module.css';

/** Where one is in a long list, and the ways on. A way that is not there is undefined. */
export function Pager(props: {
  readonly words: { readonly label: string; readonly previous: string; readonly next: string };
  readonly position: string;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}): JSX.Element {
  const { words, position, onPrevious, onNext } = props;
  const icon = { size: 16, stroke: 1.8, 'aria-hidden': true } as const;
  return (
    <nav className={classes.pager} aria-label={words.label}>
      <span className={classes.position}>{position}</span>
      {(onPrevious !== undefined || onNext !== undefined) && (
        <span className={classes.ways}>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconChevronLeft {...icon} />}
            disabled={onPrevious === undefined}
            onClick={onPrevious}
          >
            {words.previous}
          </Button>
          <Button
            variant="default"
            size="xs"
            rightSection={<IconChevronRight {...icon} />}
            disabled={onNext === undefined}
            onClick={onNext}
          >
            {words.next}
          </Button>
        </span>
      )}
    </nav>
  );
}
