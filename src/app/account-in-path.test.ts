import { expect, it } from 'vitest';
import { accountInPath } from './account-in-path.ts';

it.each([
  ['/', '', null, false],
  ['/sign-in', '', null, false],
  ['/a/acme', '', 'acme', false],
  ['/a/acme/', '', 'acme', false],
  ['/a/acme/profile', '', 'acme', false],
  ['/a/acme/conferencing', '', 'acme', true],
  ['/a/acme/conferencing/settings', '', 'acme', true],
  ['/a/acme/conferencing/settings/new', '', 'acme', true],
  ['/a/acme/conferencing/settings', '?status=failed', 'acme', false],
  ['/a/acme/conferencing/settingsx', '', 'acme', false],
  ['/a/acme/conferencing/usage', '', 'acme', false],
  ['/a/ac%2Fme/profile', '', null, false],
  ['/b/acme', '', null, false],
])('reads %s%s', (pathname, search, accountId, isList) => {
  expect(accountInPath({ pathname, search })).toEqual({ accountId, isList });
});
