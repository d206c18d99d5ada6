import type { MenuOption } from '../../../domain/account/account.ts';
import { menuKeys } from '../../../domain/bridge/menu-keys.ts';
import { menuActionSchema } from '../../../domain/menu-action.ts';

/**
 * Says which keys of a menu no bridge will make work, because nobody has said in a word that bridges know
 * what they do. Emails tell them all the same.
 *
 * @returns null where there are none.
 */
export function describeUnknownKeys(menu: readonly MenuOption[]): string | null {
  const unknown = menuKeys(menu).filter(({ does }) => does === null);
  if (unknown.length === 0) return null;
  return [
    `  NO BRIDGE KNOWS WHAT THESE KEYS DO, though emails tell them: ${unknown
      .map(({ keys }) => keys)
      .join(' ')}`,
    `  Give each "does" in the file: ${menuActionSchema.options.join(', ')}.`,
  ].join('\n');
}
