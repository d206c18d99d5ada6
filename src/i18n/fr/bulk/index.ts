import type { bulk as english } from '../../en/bulk/index.ts';
import { load } from './load.ts';
import { runs } from './runs.ts';
import { users } from './users.ts';

export const bulk: typeof english = { users, load, runs };
