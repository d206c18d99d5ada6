import { randomBytes } from 'node:crypto';

/** Letters and digits that no other test draws. */
export function unique(): string {
  return randomBytes(10).toString('hex');
}
