import { expect, it } from 'vitest';
import { namesIn } from './names-in.ts';

it.each([
  ['', []],
  ['UTC', ['UTC']],
  ['America/Nome', ['America/Nome']],
  ['America/Nome Adak', ['America/Nome', 'America/Adak']],
  ['America/Argentina/Salta Jujuy', ['America/Argentina/Salta', 'America/Jujuy']],
  ['CET MET', ['CET', 'MET']],
  ['UTC;America/Nome Adak;Asia/Tokyo', ['UTC', 'America/Nome', 'America/Adak', 'Asia/Tokyo']],
])('%j are the names %j', (text, names) => {
  expect(namesIn(text)).toEqual(names);
});
