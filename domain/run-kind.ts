/** What a run that saves each of its conferences is about; such a Save names it. */
export const SAVING_RUNS = ['users', 'import', 'again', 'codes', 'reassign', 'expiry'] as const;

/**
 * `users`, `import`: conferences are made; among those of an `import` some may be there, and be changed.
 * Of conferences that are there: `again` their email is sent again, `codes` they get new codes, `reassign`
 * another address, `expiry` another expiry; each is a Save, whose email goes out. `delete` deletes them
 * and `restore` brings them back; these send no email.
 */
export type RunKind = (typeof SAVING_RUNS)[number] | 'delete' | 'restore';
