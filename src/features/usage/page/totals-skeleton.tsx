import { Skeleton } from '@mantine/core';
import type { JSX } from 'react';
import classes from './totals-row.module.css';

/** The outline of the totals while they are being read. */
export function TotalsSkeleton(): JSX.Element {
  return (
    <div className={classes.row} aria-hidden>
      {Array.from({ length: 4 }, (_, cell) => (
        <div key={cell} className={classes.cell}>
          <Skeleton height={12} width="50%" />
          <Skeleton height={24} width="70%" mt={10} />
        </div>
      ))}
    </div>
  );
}
