import { UnstyledButton } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState, type JSX } from 'react';
import { IconSearch } from '../../components/icons.ts';
import { late } from '../../components/late/late.tsx';
import type { Membership } from '../../firebase/accounts/accounts.ts';
import { useI18n } from '../../i18n/provider.tsx';
import classes from './palette-slot.module.css';

const Palette = late(async () => (await import('./palette.tsx')).Palette, null);

/** There Ctrl K is an editing key. */
const IS_MAC = /Mac|iPhone|iPad/.test(navigator.userAgent);

/**
 * Opens the palette: a button, and from everywhere Ctrl K (⌘K on a Mac). Not a single key: who speaks to the
 * computer would press it without meaning to (WCAG 2.2, 2.1.4).
 */
export function PaletteSlot(props: { readonly memberships: readonly Membership[] }): JSX.Element {
  const { t } = useI18n();
  const [isOpen, setOpen] = useState(false);
  const before = useRef<Element | null>(null);
  const words = t.common.palette;

  const open = (): void => {
    before.current = document.activeElement;
    setOpen(true);
  };
  const close = (focus: 'back' | 'elsewhere'): void => {
    setOpen(false);
    // After the palette has gone, which would hold the focus until then.
    setTimeout(() => {
      const back = focus === 'back' && before.current?.isConnected === true ? before.current : null;
      const target =
        back ?? document.querySelector('[role="dialog"]') ?? document.getElementById('content');
      if (target instanceof HTMLElement) target.focus({ preventScroll: true });
    });
  };
  useCommandKey(() => {
    if (isOpen) close('back');
    else if (!isQuestionOpen()) open();
  });

  return (
    <>
      <UnstyledButton
        className={classes.open}
        aria-label={words.open}
        aria-haspopup="dialog"
        aria-keyshortcuts={IS_MAC ? 'Meta+K' : 'Control+K'}
        onClick={open}
      >
        <IconSearch size={16} stroke={1.8} aria-hidden />
        <span className={classes.words} aria-hidden>
          {words.goTo}
        </span>
        <kbd className={classes.key} aria-hidden>
          {IS_MAC ? words.shortcut.mac : words.shortcut.other}
        </kbd>
      </UnstyledButton>
      {isOpen && <Palette memberships={props.memberships} onClose={close} />}
    </>
  );
}

/** Something in the middle of the page wants an answer first. A panel at its side does not. */
function isQuestionOpen(): boolean {
  const dialogs = [...document.querySelectorAll('[role="dialog"]')];
  return dialogs.some((dialog) => !dialog.hasAttribute('data-panel'));
}

function useCommandKey(press: () => void): void {
  const pressed = useEffectEvent(press);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const { ctrlKey, metaKey } = event;
      const isModified = IS_MAC ? metaKey && !ctrlKey : ctrlKey && !metaKey;
      if (!isModified || event.altKey || event.shiftKey || event.repeat) return;
      if (event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      pressed();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
