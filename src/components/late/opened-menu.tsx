import { Menu, type MenuProps } from '@mantine/core';
import { useEffect, useRef, useState, type JSX, type ReactElement, type ReactNode } from 'react';
import { useEscape } from '../dialogs/use-escape.ts';
import { keepMovedFocus } from '../controls/keep-moved-focus.ts';

export interface OpenedMenuProps {
  readonly position: NonNullable<MenuProps['position']>;
  readonly width: NonNullable<MenuProps['width']>;
  readonly shadow?: 'none';
  readonly button: ReactElement;
  readonly children: ReactNode;
}

/** A menu that opens as soon as it is here (src/components/late/late-menu.tsx) and on each later click. */
export function OpenedMenu(props: OpenedMenuProps): JSX.Element {
  const { button, children, ...rest } = props;
  const [opened, setOpened] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  // Mantine's menu hears the key only once it has the focus, which comes a moment after it was opened.
  useEscape(opened, () => setOpened(false));

  // The button is a new element: it has to have the focus, so that the menu can give it back.
  useEffect(() => {
    let here = true;
    queueMicrotask(() => {
      if (!here) return;
      place.current?.querySelector('button')?.focus({ preventScroll: true });
      setOpened(true);
    });
    return () => {
      here = false;
    };
  }, []);

  return (
    <Menu {...rest} opened={opened} onChange={setOpened}>
      <span ref={place} style={{ display: 'contents' }}>
        <Menu.Target>{button}</Menu.Target>
      </span>
      <Menu.Dropdown onFocus={keepMovedFocus}>{children}</Menu.Dropdown>
    </Menu>
  );
}
