import decodeQR from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { telephoneLink } from '../../../../domain/email/telephone.ts';
import { qrPath, type QrPath } from './qr-path.ts';

/** Paints the path as a browser would, so many pixels a module, for a camera to read. */
function painted({ size, d }: QrPath, scale: number) {
  const width = size * scale;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, x, y, length] of d.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1) {
      const start = (row * width + Number(x) * scale) * 4;
      for (let pixel = 0; pixel < Number(length) * scale; pixel += 1) {
        data.fill(0, start + pixel * 4, start + pixel * 4 + 3);
      }
    }
  }
  return { width, height: width, data };
}

describe('qrPath', () => {
  it.each(['+15145550100', '+442079460000', '+18005550199'])(
    'is read back as the one-tap link of %s',
    (number) => {
      const link = telephoneLink(number, '7712049958');
      expect(decodeQR(painted(qrPath(link), 4))).toBe(link);
    },
  );

  it('has a quiet zone of four modules on each side', () => {
    const { size, d } = qrPath('tel:+15145550100,,7712049958');
    for (const [, x, y, length] of d.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
      expect(Math.min(Number(x), Number(y))).toBeGreaterThanOrEqual(4);
      expect(Number(x) + Number(length)).toBeLessThanOrEqual(size - 4);
      expect(Number(y)).toBeLessThan(size - 4);
    }
  });
});
