import { load } from './load.ts';
import { runs } from './runs.ts';
import { users } from './users.ts';

export const bulk = { users, load, runs };
