import { expect, type APIRequestContext } from '@playwright/test';
import { simpleParser, type ParsedMail } from 'mailparser';
import { z } from 'zod';
import { DELIVERY_MS } from './patience.ts';

const summarySchema = z.object({
  items: z.array(z.object({ id: z.string(), to: z.array(z.object({ address: z.string() })) })),
});

/** The local inbox, through maildev's HTTP API. */
export interface Inbox {
  /** How many emails one address has got. */
  count(address: string): Promise<number>;
  /** Waits until the address has exactly so many emails; the newest comes first. */
  wait(address: string, count: number): Promise<ParsedMail[]>;
}

export function connectInbox(request: APIRequestContext, inboxUrl: string): Inbox {
  async function ids(address: string): Promise<string[]> {
    const query = new URLSearchParams({ search: address, limit: '50' });
    const answer = await request.get(`${inboxUrl}/api/email/summary?${query.toString()}`);
    const { items } = summarySchema.parse(await answer.json());
    return items
      .filter(({ to }) => to.some((each) => each.address === address))
      .map(({ id }) => id);
  }

  return {
    count: async (address) => (await ids(address)).length,
    async wait(address, count) {
      await expect
        .poll(async () => (await ids(address)).length, {
          message: `emails in the inbox of ${address}`,
          timeout: DELIVERY_MS,
        })
        .toBe(count);
      return Promise.all(
        (await ids(address)).map(async (id) => {
          const source = await request.get(`${inboxUrl}/api/email/${id}/source`);
          return simpleParser(await source.body());
        }),
      );
    },
  };
}
