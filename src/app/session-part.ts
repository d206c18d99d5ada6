/* As src/app/react.ts: run in a task of its own. */
export { auth } from '../firebase/auth.ts';
