import { expect, it } from 'vitest';
import { notAsRead } from './not-as-read.ts';

const refused = (code: unknown) => Object.assign(new Error('refused'), { code });

it('tells a document that is gone, or was changed, from all else that can go wrong', () => {
  expect([refused(5), refused(9)].map(notAsRead)).toEqual([true, true]);
  for (const other of [refused(6), refused('5'), new Error('5'), { code: 5 }, 5, null, undefined]) {
    expect(notAsRead(other)).toBe(false);
  }
});
