import addressparser from 'nodemailer/lib/addressparser';
import { InvalidMail } from './invalid-mail.ts';
import { namesItsHosts } from './names-its-hosts.ts';

/** The fields of a mail that hold addresses. */
export type AddressField = 'to' | 'cc' | 'bcc' | 'from' | 'replyTo';

/** Begun as mail servers say it, by which the portal knows whose address it is. */
const WHOSE: Readonly<Record<AddressField, string>> = {
  to: 'recipient',
  cc: 'recipient',
  bcc: 'recipient',
  from: 'sender',
  replyTo: 'reply address',
};

/**
 * Makes sure that what stands in a field of addresses reaches whom it names, or nobody.
 *
 * @param texts as in a header: one address or several, with names or without, or a group
 * @returns how many addresses there are; a group may have none
 * @throws InvalidMail where an entry has no address, which nodemailer would leave out without a word,
 *   and where one would go to another host than it names.
 */
export function countAddresses(field: AddressField, texts: readonly string[]): number {
  const entries = texts.flatMap((text) => addressparser(text, { flatten: true }));
  if (entries.some(({ address }) => address === '')) {
    throw new InvalidMail(
      `Invalid ${WHOSE[field]}: ${field} has an entry without an address, so nothing was sent.`,
    );
  }
  if (!texts.every(namesItsHosts)) {
    throw new InvalidMail(
      `Invalid ${WHOSE[field]}: the domain of an address in ${field} is a number or no domain, so nothing was sent.`,
    );
  }
  return entries.length;
}
