/**
 * What the keys of all people's memberships begin with. In a file of its own, because whoever only
 * compares keys, as the sign-in page does, needs no Firestore.
 */
export const MEMBERSHIPS = 'memberships';
