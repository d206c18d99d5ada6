export { bulkMailCreated } from './triggers/bulk-mail-created.ts';
export { bulkRetryCreated } from './triggers/bulk-retry-created.ts';
export { mailCreated } from './triggers/mail-created.ts';
export { retryCreated } from './triggers/retry-created.ts';
