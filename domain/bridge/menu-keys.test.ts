import { expect, it } from 'vitest';
import { DEFAULT_MENU } from '../account/default-menu.ts';
import { menuActionSchema } from '../menu-action.ts';
import { menuKeys } from './menu-keys.ts';

it('what each usual key does is known, also from its words alone', () => {
  const known = menuKeys(DEFAULT_MENU);
  expect(known.map(({ does }) => does).sort()).toEqual([...menuActionSchema.options].sort());
  expect(menuKeys(DEFAULT_MENU.map(({ does: _, ...option }) => option))).toEqual(known);
});

it('what stands with a key counts before its words, and other words say nothing', () => {
  const [first] = DEFAULT_MENU;
  if (first === undefined) throw new Error('no menu');
  const action = { en: 'Play a song', fr: 'Jouer une chanson' };
  expect(
    menuKeys([
      { ...first, does: 'lock' },
      { keys: '*8', role: 'leader', action },
    ]),
  ).toEqual([
    { keys: '*6', role: 'everyone', does: 'lock' },
    { keys: '*8', role: 'leader', does: null },
  ]);
});
