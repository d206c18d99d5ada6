import type { Holder } from '../codes/code-documents.ts';

/** Somebody deleted a conference or undid that, as an event tells it. */
export interface Deletion extends Holder {
  readonly kind: 'deleted' | 'restored';
  readonly at: Date;
  /** Null: the telephony provider's staff. */
  readonly by: string | null;
  readonly tag: string;
  /** The run that did it to many; null: none. */
  readonly runId: string | null;
}
