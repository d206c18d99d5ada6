/* As src/app/react.ts: run in a task of its own. */
export { collections } from '../firebase/collections.ts';
export { database } from '../firebase/database.ts';
