import { afterEach, expect, it, vi } from 'vitest';
import { maxMessagesPerMinute, ttlExpireValue } from './params.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

it.each([
  ['MAX_MESSAGES_PER_MINUTE', maxMessagesPerMinute, 0],
  ['TTL_EXPIRE_VALUE', ttlExpireValue, 1],
] as const)('%s is the number that is set, or its default', (name, parameter, byDefault) => {
  vi.stubEnv(name, undefined);
  expect(parameter.value()).toBe(byDefault);
  vi.stubEnv(name, '60');
  expect(parameter.value()).toBe(60);
  for (const text of ['', '60/min', '1e3', '-1', '0x10']) {
    vi.stubEnv(name, text);
    expect(() => parameter.value()).toThrow(`${name} is not a whole number`);
  }
});
