/** What can be done to many conferences at once, as it stands in the page's address. */
export const MANY_ACTIONS = ['send-again', 'new-codes', 'reassign', 'expiry', 'delete'] as const;
export type ManyAction = (typeof MANY_ACTIONS)[number];

/** The action that an address names; undefined where there is no such one. */
export function manyActionOf(text: string): ManyAction | undefined {
  return MANY_ACTIONS.find((known) => known === text);
}

/** To which conferences: those selected in the list, or those that the page of PBX users has handed on. */
export interface ManySearch {
  readonly of?: 'users';
}

/** Reads an address: what means nothing is left out. */
export function readManySearch(search: Readonly<Record<string, unknown>>): ManySearch {
  return search['of'] === 'users' ? { of: 'users' } : {};
}
