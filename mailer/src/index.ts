export { bulkMailWritten } from './triggers/bulk-mail-written.ts';
export { mailWritten } from './triggers/mail-written.ts';
