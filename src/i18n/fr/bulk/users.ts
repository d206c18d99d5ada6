import type { users as english } from '../../en/bulk/users.ts';

export const users: typeof english = {
  title: 'users',
};
