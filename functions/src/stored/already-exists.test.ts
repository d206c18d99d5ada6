import { expect, it } from 'vitest';
import { isAlreadyExists } from './already-exists.ts';

const refused = (code: unknown) => Object.assign(new Error('refused'), { code });

it('tells a document that is there already from all else that can go wrong', () => {
  expect(isAlreadyExists(refused(6))).toBe(true);
  for (const other of [refused(5), refused('6'), new Error('6'), { code: 6 }, 6, null, undefined]) {
    expect(isAlreadyExists(other)).toBe(false);
  }
});
