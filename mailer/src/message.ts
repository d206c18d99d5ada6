import type { DocumentData } from 'firebase-admin/firestore';
import type { SendMailOptions } from 'nodemailer';
import { z } from 'zod';
import { namesItsHosts } from './names-its-hosts.ts';

/** What is added to a mail that does not say it itself. Empty `replyTo`: none. */
export interface MessageDefaults {
  readonly from: string;
  readonly replyTo: string;
}

/** A mail document that cannot be sent as it is; the message is the sentence for `delivery.error`. */
export class InvalidMail extends Error {
  override readonly name = 'InvalidMail';
}

const address = z.string().trim().min(1);
const recipients = z.union([address.transform((one) => [one]), z.array(address)]).default([]);

const attachment = z.object({
  filename: z.string().optional(),
  content: z.union([z.string(), z.instanceof(Buffer)]).optional(),
  path: z.url().optional(),
  encoding: z.string().optional(),
  contentType: z.string().optional(),
  contentDisposition: z.enum(['attachment', 'inline']).optional(),
  cid: z.string().optional(),
});

/** The document contract of the Trigger Email extension. */
const mailSchema = z.object({
  to: recipients,
  cc: recipients,
  bcc: recipients,
  from: address.optional(),
  replyTo: address.optional(),
  headers: z.record(z.string(), z.string()).default({}),
  message: z.object({
    subject: z.string().default(''),
    text: z.string().optional(),
    html: z.string().optional(),
    attachments: z.array(attachment).default([]),
  }),
});

/**
 * Turns a mail document into what nodemailer sends.
 *
 * @throws InvalidMail, with a sentence that names the field and never quotes what stands in it.
 */
export function toMessage(document: DocumentData, defaults: MessageDefaults): SendMailOptions {
  const parsed = mailSchema.safeParse(document);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new InvalidMail(`The field ${field} is missing or has a form that cannot be sent.`);
  }
  const { to, cc, bcc, headers, message } = parsed.data;
  const { subject, text, html, attachments } = message;
  if (to.length + cc.length + bcc.length === 0) {
    throw new InvalidMail('The mail has no recipient in to, cc or bcc.');
  }
  if (!text && !html) throw new InvalidMail('The message has neither text nor html.');
  const from = parsed.data.from ?? defaults.from;
  if (from === '') throw new InvalidMail('Neither the mail nor DEFAULT_FROM names a sender.');
  const replyTo = parsed.data.replyTo ?? defaults.replyTo;
  refuseOtherHosts({ to, cc, bcc, from: [from], replyTo: [replyTo] });
  return {
    from,
    to,
    cc,
    bcc,
    subject,
    headers,
    ...(replyTo === '' ? {} : { replyTo }),
    ...(text === undefined ? {} : { text }),
    ...(html === undefined ? {} : { html }),
    attachments,
    // A document must not be able to mail out the files of the instance.
    disableFileAccess: true,
  };
}

/** Begun as mail servers say it, by which the portal knows whose address it is. */
const REFUSED = { to: 'recipient', cc: 'recipient', bcc: 'recipient', from: 'sender' } as const;

function refuseOtherHosts(
  fields: Readonly<Record<keyof typeof REFUSED | 'replyTo', readonly string[]>>,
): void {
  for (const [field, addresses] of Object.entries(fields)) {
    if (addresses.every(namesItsHosts)) continue;
    const whose = field in REFUSED ? REFUSED[field as keyof typeof REFUSED] : 'reply address';
    throw new InvalidMail(
      `Invalid ${whose}: the domain of an address in ${field} is a number or no domain, so nothing was sent.`,
    );
  }
}
