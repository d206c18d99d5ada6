/**
 * A question to an emulator under security rules, written short enough to be read in a file, and the
 * answer as one word: so both emulators can be asked the same, and what was answered can be kept.
 */

/** A document's or a filter's value: JSON, where whole numbers are integers, and what JSON has not. */
export type Plain =
  | null
  | boolean
  | number
  | string
  | readonly Plain[]
  | { readonly $double: number | 'NaN' | 'Infinity' }
  | { readonly $ref: string }
  | { readonly $time: string }
  | { readonly [key: string]: Plain };

export type Fields = Readonly<Record<string, Plain>>;

/**
 * `set` replaces, `create` demands that there is none, `update` that there is one (its mask is what the
 * fields name), `merge` is an update without that demand. `add` sets nothing but increments.
 */
export type ShortWrite =
  | readonly ['set' | 'create' | 'update' | 'merge' | 'add', path: string, fields: Fields]
  | readonly ['delete', path: string]
  | readonly ['delete' | 'verify', path: string, exists: boolean];

/** `[field, operator as in the API, value]`. */
export type ShortFilter =
  | readonly [field: string, operator: string, value: Plain]
  | { readonly or: readonly ShortFilter[] }
  | { readonly and: readonly ShortFilter[] };

export interface ShortQuery {
  /** The collection's id. */
  readonly from: string;
  /** The document below which it is; absent: the root. */
  readonly under?: string;
  readonly group?: true;
  readonly where?: readonly ShortFilter[];
  readonly orderBy?: readonly (readonly [field: string, direction: 'asc' | 'desc'])[];
  readonly limit?: number;
  readonly offset?: number;
}

export type Ask =
  | { readonly get: string }
  | { readonly getAll: readonly string[] }
  | { readonly commit: readonly ShortWrite[] }
  | { readonly batchWrite: readonly ShortWrite[] }
  | { readonly list: ShortQuery }
  | { readonly count: ShortQuery }
  | { readonly page: string; readonly pageSize?: number; readonly orderBy?: string };

export interface Case {
  /** What stands inside of `match /databases/{database}/documents`; or the whole file. */
  readonly rules: string;
  /** By path; what is there before. */
  readonly documents?: Readonly<Record<string, Fields>>;
  /** A uid, `owner` for an administrator; absent: nobody is signed in. */
  readonly as?: string;
  readonly ask: Ask;
}
