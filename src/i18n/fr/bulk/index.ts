import type { bulk as english } from '../../en/bulk/index.ts';
import { load } from '../pbx-users/load-users.ts';
import { runs } from '../runs.ts';
import { users } from '../pbx-users/user-list.ts';

export const bulk: typeof english = { users, load, runs };
