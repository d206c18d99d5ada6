import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState, type JSX, type ReactNode } from 'react';
import { type RUN_KINDS, type ActivityEntry } from '../../../domain/account/activity.ts';
import { runCountQuery } from '../../firebase/activity.ts';
import { useI18n } from '../../i18n/provider.tsx';
import { useAccount } from '../account/account-context.tsx';
import { IconChevronDown } from '../icons.ts';
import classes from './activity.module.css';

/** `1,240 conferences`; before that is known, or where it cannot be, only that there are several. */
export function RunCount(props: {
  readonly entry: ActivityEntry;
  readonly kind: (typeof RUN_KINDS)[number];
}): JSX.Element {
  const { t, format } = useI18n();
  const { accountId } = useAccount();
  const words = t.activity.inRun;
  const { run } = props.entry;
  const count = useQuery({
    ...runCountQuery(accountId, run?.id ?? '', props.kind),
    enabled: run !== null,
  });
  return (
    <b className={classes.name}>
      {count.data === undefined || count.data === 0
        ? words.several
        : words.conferences(count.data, format.number(count.data))}
    </b>
  );
}

/** Opens what a run did, below its one entry. It is read only then. */
export function RunEntries(props: { readonly children: () => ReactNode }): JSX.Element {
  const { t } = useI18n();
  const [opened, setOpened] = useState(false);
  const id = useId();
  const words = t.activity.inRun;
  return (
    <>
      <div>
        <Button
          size="compact-xs"
          variant="default"
          aria-expanded={opened}
          aria-controls={id}
          rightSection={
            <IconChevronDown
              size={14}
              stroke={1.8}
              aria-hidden
              className={opened ? (classes.turned ?? '') : ''}
            />
          }
          onClick={() => setOpened(!opened)}
        >
          {opened ? words.hide : words.show}
        </Button>
      </div>
      <div id={id} hidden={!opened} className={classes.inRun}>
        {opened && props.children()}
      </div>
    </>
  );
}
