import { FirebaseError } from 'firebase/app';
import { expect, it } from 'vitest';
import { problemOf, TimeoutError } from './problem.ts';

it.each([
  ['an answer that does not come in time', new TimeoutError()],
  ['a sign-in that reached nobody', new FirebaseError('auth/network-request-failed', '')],
  ['a service that is away', new FirebaseError('unavailable', '')],
  [
    'a request that failed, as the Lite SDK tells it',
    new FirebaseError('unknown', 'Request failed with error: Failed to fetch'),
  ],
])('%s is no answer, whatever the browser says of the network', (_, error) => {
  expect(problemOf(error)).toBe('unavailable');
});

it.each([
  ['permission-denied', 'denied'],
  ['resource-exhausted', 'quota'],
  ['unauthenticated', 'session'],
  ['invalid-argument', 'unknown'],
])('%s is an answer: %s', (code, problem) => {
  expect(problemOf(new FirebaseError(code, ''))).toBe(problem);
});
