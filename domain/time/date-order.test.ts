import { expect, it } from 'vitest';
import { dateOrderOf } from './date-order.ts';

it.each([
  ['en', ['en-US'], 'monthFirst'],
  ['en', ['en-GB'], 'dayFirst'],
  ['en', ['fr-CA', 'en-US'], 'monthFirst'],
  ['en', ['de-DE'], 'dayFirst'],
  ['en', [], 'dayFirst'],
  ['fr', ['en-US'], 'dayFirst'],
] as const)('who reads %s and wants %j types the %s', (language, locales, order) => {
  expect(dateOrderOf(language, locales)).toBe(order);
});
