import { expect, test } from 'vitest';
import { readActor } from './actor.ts';

const payload = Buffer.from('{"sub":"ana"}').toString('base64url');

test('a token says who it is', () => {
  expect(readActor(`Bearer e30.${payload}.`)).toMatchObject({ kind: 'user', uid: 'ana' });
});

test.each(['!', '=', '.x.y', '~~'])('a token with %j in it says nobody', (more) => {
  expect(() => readActor(`Bearer e30.${payload}${more}.`)).toThrow('no bearer token');
});
