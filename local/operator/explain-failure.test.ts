import { expect, test } from 'vitest';
import { Problem } from '../support/problem.ts';
import { explainFailure } from './explain-failure.ts';

const thrown = (message: string, code?: unknown) =>
  Object.assign(new Error(message), code === undefined ? {} : { code });

test.each([
  [
    thrown('Could not load the default credentials. Browse to https://cloud.google.com'),
    'This machine has no credentials for acme. Get some with "gcloud auth application-default login".',
  ],
  [thrown('7 PERMISSION_DENIED: no.\nmore', 7), 'acme answered: 7 PERMISSION_DENIED: no.'],
  [thrown('Too many requests.', 'auth/too-many-requests'), 'acme answered: Too many requests.'],
])('what Google’s libraries throw becomes a sentence: %s', (error, sentence) => {
  expect(explainFailure(error, 'acme')).toEqual(new Problem(sentence));
});

test.each([
  new Problem('Said already.'),
  new TypeError('a defect'),
  thrown('no file', 'ENOENT'),
  7,
])('anything else stays what it is: %s', (error) => {
  expect(explainFailure(error, 'acme')).toBe(error);
});
