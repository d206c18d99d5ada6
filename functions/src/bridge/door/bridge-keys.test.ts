import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBridgeKeys, UnusableKeys } from './bridge-keys.ts';

const SECRET = Buffer.alloc(32, 7).toString('base64');
const key = (over: object = {}) => ({ bridge: 'one', id: 'one-a', secret: SECRET, ...over });
const read = (keys: unknown) => parseBridgeKeys(JSON.stringify(keys));

/** What the message says behind its beginning. */
function problem(keys: string): string {
  try {
    parseBridgeKeys(keys);
  } catch (error) {
    expect(error).toBeInstanceOf(UnusableKeys);
    return (error as Error).message.replace('BRIDGE_KEYS is ', '');
  }
  return 'none';
}

describe('the secret BRIDGE_KEYS', () => {
  it('holds two keys of a bridge, and those of others', () => {
    const keys = read([key(), key({ id: 'one-b' }), key({ bridge: 'two', id: 'two-a' })]);
    expect([...keys].map(([id, { bridge }]) => [id, bridge])).toEqual([
      ['one-a', 'one'],
      ['one-b', 'one'],
      ['two-a', 'two'],
    ]);
    expect(keys.get('one-a')?.secret).toEqual(Buffer.alloc(32, 7));
  });

  it('names a bridge with 40 characters at most', () => {
    expect(read([key({ bridge: 'b'.repeat(40) })]).size).toBe(1);
    expect(problem(JSON.stringify([key({ bridge: 'b'.repeat(41) })]))).toBe('wrong at: 0.bridge');
  });

  it('may hold none', () => {
    expect(read([]).size).toBe(0);
  });

  it.each([
    ['not JSON', '[{'],
    ['wrong at: invalid_type', '{}'],
    ['wrong at: ids', JSON.stringify([key(), key({ bridge: 'two' })])],
    [
      'wrong at: keys of one bridge',
      JSON.stringify([key(), key({ id: 'one-b' }), key({ id: 'one-c' })]),
    ],
    ['wrong at: 0.bridge', JSON.stringify([key({ bridge: 'One' })])],
    ['wrong at: 1.id', JSON.stringify([key(), key({ id: '' })])],
    ['wrong at: 0.secret', JSON.stringify([key({ secret: Buffer.alloc(31).toString('base64') })])],
    ['wrong at: 0.secret', JSON.stringify([key({ secret: 'not base64!' })])],
    // Left-over bits at its end, which decoding would drop.
    ['wrong at: 0.secret', JSON.stringify([key({ secret: SECRET.replace(/.=$/, 'd=') })])],
    ['wrong at: 0', JSON.stringify([key({ more: 1 })])],
  ])('is refused when it is %s', (message, keys) => {
    expect(problem(keys)).toBe(message);
  });

  it('is in no message, however wrong it is', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 8, unit: fc.constantFrom(...'XYZQW') }),
        fc.constantFrom('bridge', 'id', 'secret', 'other'),
        (value, field) => {
          expect(problem(JSON.stringify([key({ [field]: `${value}!` })]))).not.toContain(value);
          expect(problem(`["${value}"`)).not.toContain(value);
          expect(problem(JSON.stringify({ [value]: value }))).not.toContain(value);
        },
      ),
    );
  });
});
