import { ActionIcon } from '@mantine/core';
import { useRef, useState, type JSX } from 'react';
import { IconDots } from '../../../components/icons.ts';
import { lateMenu } from '../../../components/late/late-menu.tsx';
import { late } from '../../../components/late/late.tsx';
import { useI18n } from '../../../i18n/provider.tsx';

const LateMenu = lateMenu(async () => (await import('./list-menu-items.tsx')).ListMenuItems);
const ExportDialog = late(
  async () => (await import('../export/export-dialog.tsx')).ExportDialog,
  null,
);

/** What can be done with all that the list shows, and the way to bring in many. */
export function ListMenu(): JSX.Element {
  const { t } = useI18n();
  const button = useRef<HTMLButtonElement>(null);
  const [exporting, setExporting] = useState(false);
  return (
    <>
      <LateMenu
        position="bottom-end"
        width={240}
        items={{ onExport: () => setExporting(true) }}
        button={
          <ActionIcon
            ref={button}
            variant="default"
            size={36}
            aria-label={t.list.more.label}
            title={t.list.more.label}
          >
            <IconDots size={18} stroke={1.7} aria-hidden />
          </ActionIcon>
        }
      />
      {exporting && (
        <ExportDialog chosen={null} returnTo={button} onClose={() => setExporting(false)} />
      )}
    </>
  );
}
