import { expect } from '@playwright/test';
import type { ParsedMail } from 'mailparser';
import { openLocalInbox } from '../../tests/support/inbox.ts';
import { DELIVERY_MS } from './patience.ts';

/** The local inbox as browser tests wait for it. */
export interface Inbox {
  /** How many emails one address has got. */
  count(address: string): Promise<number>;
  /** Waits until the address has exactly so many emails; the newest comes first. */
  wait(address: string, count: number): Promise<ParsedMail[]>;
}

export function connectInbox(inboxUrl: string): Inbox {
  const inbox = openLocalInbox(inboxUrl);
  const count = async (address: string): Promise<number> => (await inbox.idsOf(address)).length;
  return {
    count,
    async wait(address, wanted) {
      await expect
        .poll(() => count(address), {
          message: `emails in the inbox of ${address}`,
          timeout: DELIVERY_MS,
        })
        .toBe(wanted);
      return inbox.emailsTo(address);
    },
  };
}
