import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { expect, it } from 'vitest';
import { isHeldBy } from './code-documents.ts';

const holder = { accountId: 'acme', conferenceId: 'board' };
const stored = (fields: Record<string, unknown>) =>
  ({ get: (name: string) => fields[name] }) as unknown as DocumentSnapshot;

it('is a conference’s code only in its own account', () => {
  expect(isHeldBy(stored(holder), holder)).toBe(true);
  expect(isHeldBy(stored({ ...holder, accountId: 'other' }), holder)).toBe(false);
  expect(isHeldBy(stored({ ...holder, conferenceId: 'other' }), holder)).toBe(false);
  expect(isHeldBy(stored({}), holder)).toBe(false);
});
