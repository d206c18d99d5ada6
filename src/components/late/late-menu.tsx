import {
  cloneElement,
  useRef,
  useState,
  type ComponentType,
  type JSX,
  type ReactElement,
} from 'react';
import { Button } from '@mantine/core';
import { useI18n } from '../../i18n/provider.tsx';
import classes from './late-menu.module.css';
import { Notice } from '../notices/notice.tsx';
import type { OpenedMenuProps } from './opened-menu.tsx';

/** What is set on a menu's button until its menu is here. */
interface ButtonProps {
  readonly 'aria-haspopup'?: 'menu';
  readonly 'aria-expanded'?: boolean;
  readonly 'aria-busy'?: boolean;
  readonly onClick?: () => void;
  readonly onPointerEnter?: () => void;
  readonly onFocus?: () => void;
}

interface Parts<Items extends object> {
  readonly Menu: ComponentType<OpenedMenuProps>;
  readonly Items: ComponentType<Items>;
}

/**
 * A button whose menu is downloaded when somebody comes near the button: what opens a menu and finds
 * its place on the page weighs some 20 KB. It also spares each row of a list a menu nobody opens.
 *
 * @param load  imports the menu's items
 */
export function lateMenu<Items extends object>(
  load: () => Promise<ComponentType<Items>>,
): ComponentType<
  Omit<OpenedMenuProps, 'button' | 'children'> & {
    readonly button: ReactElement<ButtonProps>;
    readonly items: Items;
  }
> {
  let loaded: Parts<Items> | null = null;
  const fetchParts = async (): Promise<Parts<Items>> => {
    if (loaded !== null) return loaded;
    const [{ OpenedMenu }, Items] = await Promise.all([import('./opened-menu.tsx'), load()]);
    return (loaded = { Menu: OpenedMenu, Items });
  };

  return function LateMenu({ button, items, ...menu }): JSX.Element {
    const { t } = useI18n();
    const [parts, setParts] = useState<Parts<Items> | null>(null);
    const [busy, setBusy] = useState(false);
    const [failed, setFailed] = useState(false);
    const asked = useRef(false);

    if (parts !== null) {
      const { Menu, Items } = parts;
      return (
        <Menu {...menu} button={button}>
          <Items {...items} />
        </Menu>
      );
    }

    const open = async (): Promise<void> => {
      if (asked.current) return;
      asked.current = true;
      setBusy(true);
      setFailed(false);
      try {
        const fetched = await fetchParts();
        setParts(() => fetched);
      } catch {
        // After a deploy the bar of a new version says so; this is for the network.
        setFailed(true);
      } finally {
        asked.current = false;
        setBusy(false);
      }
    };
    const prepare = (): void => {
      // Whoever only passes by need not hear of a failure; whoever clicks does.
      fetchParts().catch(() => undefined);
    };
    const bare = cloneElement(button, {
      'aria-haspopup': 'menu',
      'aria-expanded': false,
      'aria-busy': busy,
      onClick: () => void open(),
      onPointerEnter: prepare,
      onFocus: prepare,
    });
    return (
      <>
        {bare}
        {failed && (
          <div className={classes.failed}>
            <Notice
              tone="bad"
              title={t.common.notLoaded.title}
              actions={
                <Button size="xs" variant="default" onClick={() => setFailed(false)}>
                  {t.common.actions.close}
                </Button>
              }
            >
              {t.common.notLoaded.text}
            </Notice>
          </div>
        )}
      </>
    );
  };
}
