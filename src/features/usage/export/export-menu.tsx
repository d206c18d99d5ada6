import { Button } from '@mantine/core';
import { useRef, useState, type JSX } from 'react';
import { IconChevronDown, IconDownload } from '../../../components/icons.ts';
import { lateMenu } from '../../../components/late/late-menu.tsx';
import { late } from '../../../components/late/late.tsx';
import type { ExportKind } from './export-rows.ts';
import { useUsageWords } from '../usage-words.ts';

const LateMenu = lateMenu(async () => (await import('./export-menu-items.tsx')).ExportMenuItems);
const ExportDialog = late(async () => (await import('./export-dialog.tsx')).ExportDialog, null);

/** What is selected, as files. */
export function ExportMenu(): JSX.Element {
  const words = useUsageWords().export;
  const button = useRef<HTMLButtonElement>(null);
  const [kind, setKind] = useState<ExportKind | null>(null);
  return (
    <>
      <LateMenu
        position="bottom-end"
        width={240}
        items={{ words, onChosen: setKind }}
        button={
          <Button
            ref={button}
            variant="default"
            leftSection={<IconDownload size={16} stroke={1.8} aria-hidden />}
            rightSection={<IconChevronDown size={14} stroke={1.8} aria-hidden />}
          >
            {words.label}
          </Button>
        }
      />
      {kind !== null && (
        <ExportDialog kind={kind} returnTo={button} onClose={() => setKind(null)} />
      )}
    </>
  );
}
