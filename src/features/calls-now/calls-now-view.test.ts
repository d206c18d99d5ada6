import { expect, it } from 'vitest';
import { readCallsNowView } from './calls-now-view.ts';

it.each([
  [{}, {}],
  [{ call: 'aB3'.padEnd(20, 'x') }, { call: 'aB3'.padEnd(20, 'x') }],
  // The router reads addresses as JSON.
  [{ call: '1'.repeat(20) }, { call: '1'.repeat(20) }],
  [{ call: 'short' }, {}],
  [{ call: '../../../../../../x1' }, {}],
  [{ call: ['a'] }, {}],
  [{ other: 'x' }, {}],
])('reads of %j what means something', (search, view) => {
  expect(readCallsNowView(search)).toEqual(view);
});
