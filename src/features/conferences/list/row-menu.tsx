import { ActionIcon } from '@mantine/core';
import { useRef, type JSX } from 'react';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { IconDots } from '../../../components/icons.ts';
import { lateMenu } from '../../../components/late/late-menu.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import type { useSendAgain } from '../delivery/use-send-again.ts';

const LateMenu = lateMenu(async () => (await import('./row-menu-items.tsx')).RowMenuItems);

/** What can be done with one conference without opening it. */
export function RowMenu(props: {
  readonly conference: Conference;
  readonly sendAgain: ReturnType<typeof useSendAgain>;
}): JSX.Element {
  const { t } = useI18n();
  const button = useRef<HTMLButtonElement>(null);
  return (
    <LateMenu
      position="bottom-end"
      width={230}
      items={{ ...props, button }}
      button={
        <ActionIcon
          ref={button}
          variant="subtle"
          color="gray"
          size="md"
          aria-label={t.conferences.menu.label(props.conference.tag)}
        >
          <IconDots size={18} stroke={1.7} aria-hidden />
        </ActionIcon>
      }
    />
  );
}
