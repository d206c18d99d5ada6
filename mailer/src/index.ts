export { mailWritten } from './triggers/mail-written.ts';
