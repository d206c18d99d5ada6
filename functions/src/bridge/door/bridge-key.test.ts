import { expect, it } from 'vitest';
import { bridgeKeyOf } from './bridge-key.ts';

it('is the same for ever, as calls that are kept name it, and tells nothing of the name', () => {
  const key = bridgeKeyOf('montreal-1', 'pepper-of-a-test');
  expect(key).toBe('YpXwRP9Ma_aYYNPNfdGFhLZ64xlSQn1a');
  expect(bridgeKeyOf('montreal-2', 'pepper-of-a-test')).not.toBe(key);
  expect(bridgeKeyOf('montreal-1', 'another')).not.toBe(key);
});
