import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { IconCopy } from '../icons.ts';
import { IconButton } from './icon-button.tsx';

const drawn = (props: { readonly busy?: boolean; readonly 'aria-busy'?: boolean }) =>
  renderToStaticMarkup(<IconButton icon={IconCopy} aria-label="Copy" {...props} />);

it('says that it is busy, by itself or for the menu that it opens', () => {
  expect(drawn({ busy: true })).toMatch(/aria-busy="true" aria-disabled="true"/);
  const opener = drawn({ 'aria-busy': true });
  expect(opener).toContain('aria-busy="true"');
  expect(opener).not.toContain('aria-disabled');
  expect(drawn({})).not.toContain('aria-busy');
});
