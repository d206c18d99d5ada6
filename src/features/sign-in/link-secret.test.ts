import { describe, expect, it } from 'vitest';
import { linkSecret } from './link-secret.ts';

describe('what stands behind the # of a link', () => {
  const drawn = 'abcdefghijABCDEFGHI0';

  it('is a token of an invitation, with the # and without', () => {
    expect(linkSecret(`#${drawn}`)).toEqual({ kind: 'token', token: drawn });
    expect(linkSecret(drawn)).toEqual({ kind: 'token', token: drawn });
  });

  it('is a code of Firebase', () => {
    const code = 'x_-'.repeat(18);
    expect(linkSecret(`#code=${code}`)).toEqual({ kind: 'code', code });
  });

  it.each([
    '',
    '#',
    `#${drawn.slice(1)}`,
    `#${drawn}0`,
    '#code=',
    '#code=a/../b',
    `#code=${'<'.repeat(20)}`,
  ])('%j is of no link', (hash) => {
    expect(linkSecret(hash)).toBeNull();
  });
});
