import { expect, it } from 'vitest';
import { KillOrder } from './kill-order.ts';

it('begins with what noticed changes in the same place, and leaves nothing out', () => {
  const kills = new KillOrder();
  const files = ['a', 'b', 'c', 'd'];
  expect(kills.order('isX', files)).toEqual(files);
  kills.noticed('isX', 'c');
  kills.noticed('isX', 'd');
  kills.noticed('isX', 'd');
  kills.noticed('isY', 'b');
  expect(kills.order('isX', files)).toEqual(['d', 'c', 'a', 'b']);
  expect(kills.order('isY', files)).toEqual(['b', 'a', 'c', 'd']);
});
