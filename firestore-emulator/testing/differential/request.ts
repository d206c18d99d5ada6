import type { Json } from './values.ts';

/** A request below a database's documents. */
export interface Request {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** `:commit`, `/a/x?mask.fieldPaths=n`. */
  readonly path: string;
  /** `UPDATE TIME OF a/x` anywhere in it is the time that the emulator asked has for that document. */
  readonly body?: Json;
  /** Ask for further pages until there is none, and take all answers together. */
  readonly pages?: true;
}
