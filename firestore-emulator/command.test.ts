import { expect, test } from 'vitest';
import { readCommand } from './command.ts';

const portOf = (...port: string[]) =>
  readCommand(
    port.flatMap((p) => ['--port', p]),
    {},
  ).port;

test('a port is read in digits, and 8080 where none is given', () => {
  expect([portOf(), portOf('0'), portOf('65535')]).toEqual([8080, 0, 65_535]);
});

test.each(['', ' ', '0x50', '1e3', '80.0', '80abc', '65536', '+80'])('no port is %j', (port) => {
  expect(() => portOf(port)).toThrow('is not a port number.');
});
