/** Why RE2 would refuse a pattern. Becomes a Failure in regex-translate.ts. */
export class RegexFault extends Error {}

/** Where a translation stands in its pattern. */
export interface Cursor {
  readonly pattern: string;
  at: number;
}
