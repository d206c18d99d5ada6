/*
 * React in a file of its own, only so that it is run in a task of its own: with all else that a page
 * begins with it would keep a slow phone from answering for twice as long.
 */
export { createRoot } from 'react-dom/client';
