import type { MenuOption } from '../account/account.ts';
import { DEFAULT_MENU } from '../account/default-menu.ts';
import type { MenuKey } from './resolve.ts';

/**
 * What bridges are told of an account's menu. What a key does stands with it, or is known from its words
 * where they are the usual ones (menus of before there was `does`); else nobody knows.
 */
export function menuKeys(menu: readonly MenuOption[]): MenuKey[] {
  return menu.map(({ keys, role, action, does }) => ({
    keys,
    role,
    does: does ?? DEFAULT_MENU.find((usual) => usual.action.en === action.en)?.does ?? null,
  }));
}
