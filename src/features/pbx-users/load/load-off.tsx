import '../../../csv-files/screens/file-page-parts.css';
import { Checkbox } from '@mantine/core';
import type { JSX } from 'react';
import { FilePageSection } from '../../../csv-files/screens/file-page-parts.tsx';
import classes from '../../../csv-files/screens/file-page-parts.module.css';
import { useI18n } from '../../../i18n/provider.tsx';
import { useLoadWords } from './load-words.ts';

/** Whether those who are off by what the file says are loaded too. */
export function LoadOff(props: {
  readonly count: number;
  readonly includesOff: boolean;
  readonly disabled: boolean;
  readonly onChange: (includesOff: boolean) => void;
}): JSX.Element {
  const { format } = useI18n();
  const words = useLoadWords().off;
  return (
    <FilePageSection heading={words.heading}>
      <div className={classes.choice}>
        <Checkbox
          checked={props.includesOff}
          disabled={props.disabled}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
          label={words.load(props.count, format.number(props.count))}
          description={words.text}
        />
      </div>
    </FilePageSection>
  );
}
