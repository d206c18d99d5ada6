import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useRef, useState, type JSX, type RefObject } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { LinkButton } from '../../../components/controls/link-button.tsx';
import { lateMenu } from '../../../components/late/late-menu.tsx';
import { late } from '../../../components/late/late.tsx';
import { SelectionBar } from '../../../components/selection/selection-bar.tsx';
import {
  useSizeAnnounced,
  type SelectionState,
} from '../../../components/selection/use-selection-state.ts';
import { selectedConferences } from '../selected-conferences.ts';
import { MANY_ACTIONS, type ManyAction } from './actions.ts';
import classes from './many-bar.module.css';
import { ManyBarWords, useManyBarWords } from './many-words.ts';

const ActionsMenu = lateMenu(async () => (await import('./many-menu-items.tsx')).ManyMenuItems);
const ExportDialog = late(
  async () => (await import('../export/export-dialog.tsx')).ExportDialog,
  null,
);

interface ManyBarProps {
  readonly selection: SelectionState;
  /** Rows on this page. */
  readonly rows: number;
  /** Rows of all pages, `COUNTED_AT_MOST` at most; undefined while that is not known. */
  readonly count: number | undefined;
  readonly isFiltered: boolean;
  /** The focus was on what is gone now. */
  readonly onCleared: () => void;
}

/** How many conferences are selected, and what can be done with them; a menu where there is little room. */
export function ManyBar(props: ManyBarProps): JSX.Element {
  return (
    <ManyBarWords waiting={null}>
      <Bar {...props} />
    </ManyBarWords>
  );
}

function Bar(props: ManyBarProps): JSX.Element {
  const { accountId } = useAccount();
  const words = useManyBarWords();
  const isWide = useMediaQuery('(min-width: 56rem)', false, { getInitialValueInEffect: false });
  const [isExporting, setExporting] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { size } = props.selection;
  useSizeAnnounced(size, words);
  const onExport = (): void => setExporting(true);
  return (
    <>
      <SelectionBar {...props} words={words} canSelect place={isWide ? 'foot' : 'phone'}>
        {isWide ? (
          <Actions button={button} onExport={onExport} />
        ) : (
          <ActionsMenu
            position="top-end"
            width={240}
            items={{ onExport }}
            button={<Button ref={button}>{words.menu}</Button>}
          />
        )}
      </SelectionBar>
      {isExporting && (
        <ExportDialog
          chosen={selectedConferences.of(accountId)}
          returnTo={button}
          onClose={() => setExporting(false)}
        />
      )}
    </>
  );
}

function Actions(props: {
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly onExport: () => void;
}): JSX.Element {
  const { accountId } = useAccount();
  const words = useManyBarWords();
  const { button, onExport } = props;
  const link = (action: ManyAction) => (
    <LinkButton
      key={action}
      to="/a/$accountId/conferencing/many/$action"
      params={{ accountId, action }}
      variant="default"
      size="xs"
      {...(action === 'delete' ? { className: classes.delete } : {})}
    >
      {words.actions[action]}
    </LinkButton>
  );
  return (
    <>
      {MANY_ACTIONS.filter((action) => action !== 'delete').map(link)}
      <Button ref={button} variant="default" size="xs" onClick={onExport}>
        {words.export}
      </Button>
      {link('delete')}
    </>
  );
}
