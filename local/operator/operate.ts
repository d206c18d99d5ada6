import type { Operator } from './connect.ts';

/** Connects, runs one operation, prints what it returns, and closes the connections. */
export type Operate = (operation: (operator: Operator) => Promise<string>) => Promise<void>;
