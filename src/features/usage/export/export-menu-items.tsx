import { Menu } from '@mantine/core';
import type { JSX } from 'react';
import type { ExportKind } from './export-rows.ts';
import type { useUsageWords } from '../usage-words.ts';

const KINDS: readonly ExportKind[] = ['calls', 'legs', 'months'];

/** Its words are handed down: a menu hangs where the page's words do not reach. */
export function ExportMenuItems(props: {
  readonly words: ReturnType<typeof useUsageWords>['export'];
  readonly onChosen: (kind: ExportKind) => void;
}): readonly JSX.Element[] {
  return [
    ...KINDS.map((kind) => (
      <Menu.Item key={kind} onClick={() => props.onChosen(kind)}>
        {props.words.menu[kind]}
      </Menu.Item>
    )),
    <Menu.Item key="print" onClick={() => window.print()}>
      {props.words.menu.print}
    </Menu.Item>,
  ];
}
