import { describe, expect, it } from 'vitest';
import { safeReturn } from './safe-return.ts';

describe('safeReturn', () => {
  it('keeps a page of the portal with its search', () => {
    expect(safeReturn('/a/acme/conferencing/settings?x=1')).toBe(
      '/a/acme/conferencing/settings?x=1',
    );
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '',
    7,
  ])('refuses %s', (to) => {
    expect(safeReturn(to)).toBeUndefined();
  });

  it('has nothing to remember about the front door', () => {
    expect(safeReturn('/')).toBeUndefined();
  });
});
