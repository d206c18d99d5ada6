import { expect, it } from 'vitest';
import { fromUlaw, power, shareOf, tone, toUlaw } from './tones.ts';

it('μ-law is that of G.711', () => {
  // Both ends and the middle of ITU-T G.711, table 2a.
  expect([0, 32_635, -32_635].map(toUlaw)).toEqual([0xff, 0x80, 0x00]);
  for (let byte = 0; byte < 256; byte += 1) {
    // Two bytes are nothing.
    if (byte !== 0x7f) expect(toUlaw(fromUlaw(byte))).toBe(byte);
  }
});

const heard = (bytes: Buffer) => [...bytes].map(fromUlaw);

it('a tone is heard as itself and as no other', () => {
  const samples = heard(tone(450));
  expect(shareOf(450, samples)).toBeGreaterThan(0.9);
  expect(shareOf(650, samples)).toBeLessThan(0.05);
  expect(power(samples)).toBeGreaterThan(1_000_000);
});

it('two tones together are half of each', () => {
  const [low, high] = [heard(tone(450)), heard(tone(650))];
  const both = low.map((sample, n) => sample + (high[n] ?? 0));
  expect(shareOf(450, both)).toBeCloseTo(0.5, 1);
  expect(shareOf(650, both)).toBeCloseTo(0.5, 1);
});

it('silence has no tone', () => {
  expect(shareOf(450, heard(Buffer.alloc(160, 0xff)))).toBe(0);
});
