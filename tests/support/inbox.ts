/** The local inbox over maildev's HTTP API, for every kind of test. */
import { simpleParser, type ParsedMail } from 'mailparser';
import { z } from 'zod';

/** What is in the local inbox right now. */
export interface LocalInbox {
  /** The ids of the emails to this address, at most 100, in the order in which they came, the newest first. */
  idsOf(address: string): Promise<string[]>;
  /** The emails to this address, as `idsOf` has them. */
  emailsTo(address: string): Promise<ParsedMail[]>;
}

const summarySchema = z.object({
  items: z.array(z.object({ id: z.string(), to: z.array(z.object({ address: z.string() })) })),
});

export function openLocalInbox(inboxUrl: string): LocalInbox {
  async function idsOf(address: string): Promise<string[]> {
    // Sorted by maildev are the Date headers, which are as exact as a second. Two of one second stay in the order in
    // which they came, so only ascending order is right.
    const query = new URLSearchParams({ search: address, limit: '100', sort: 'asc' });
    const answer = await fetch(`${inboxUrl}/api/email/summary?${query.toString()}`);
    const { items } = summarySchema.parse(await answer.json());
    const found = items.filter(({ to }) => to.some((each) => each.address === address));
    return found.map(({ id }) => id).reverse();
  }
  async function read(id: string): Promise<ParsedMail> {
    const source = await fetch(`${inboxUrl}/api/email/${id}/source`);
    return simpleParser(Buffer.from(await source.arrayBuffer()));
  }
  return {
    idsOf,
    emailsTo: async (address) => Promise.all((await idsOf(address)).map(read)),
  };
}
