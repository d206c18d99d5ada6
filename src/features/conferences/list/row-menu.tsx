import { useRef, type JSX } from 'react';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { IconButton } from '../../../components/controls/icon-button.tsx';
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
        <IconButton
          ref={button}
          icon={IconDots}
          iconSize={18}
          aria-label={t.conferences.menu.label(props.conference.tag)}
        />
      }
    />
  );
}
