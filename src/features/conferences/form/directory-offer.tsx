import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { isSameAddress } from '../../../../domain/conference/informed.ts';
import { Notice } from '../../../components/notices/notice.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import classes from './conference-form.module.css';

/** The Cloud PBX has another address of this conference's user, and nobody has saved since. */
export function DirectoryOffer(props: {
  readonly address: string;
  /** What stands in the field. */
  readonly typed: string;
  readonly use: (address: string) => void;
}): JSX.Element | null {
  const { t } = useI18n();
  const { address, typed, use } = props;
  const words = t.conferenceForm.directory;
  if (isSameAddress(address, typed)) return null;
  return (
    <div className={classes.under}>
      <Notice
        tone="info"
        actions={
          <Button size="xs" variant="default" onClick={() => use(address)}>
            {words.use}
          </Button>
        }
      >
        {words.text(address)}
      </Notice>
    </div>
  );
}
