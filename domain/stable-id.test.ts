import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { saveIdSchema } from './conference/conference-input.ts';
import { sha256, stableId } from './stable-id.ts';

const hex = (words: readonly number[]) =>
  words.map((word) => word.toString(16).padStart(8, '0')).join('');

describe('sha256', () => {
  it.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 1000])('is right for %d bytes', (length) => {
    const message = Uint8Array.from({ length }, (_, index) => (index * 7) % 256);
    expect(hex(sha256(message))).toBe(createHash('sha256').update(message).digest('hex'));
  });

  it('is what Node says of any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (message) => {
        expect(hex(sha256(message))).toBe(createHash('sha256').update(message).digest('hex'));
      }),
      { seed: 5 },
    );
  });
});

describe('stableId', () => {
  it('stays the same from version to version: documents are found by it', () => {
    expect(stableId(['ana@acme.example', '201', 'Zoé'])).toBe('D2HV42jxzwRLZ0JqJDmU');
  });

  it('has the form of a drawn id and differs with every part', () => {
    const ids = ['a', 'b', 'ab', '', 'a","b'].flatMap((one) =>
      ['a', 'b', 'ab', '', 1].map((other) => stableId([one, other])),
    );
    for (const id of ids) expect(saveIdSchema.safeParse(id).success).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
