import type { DocumentData } from 'firebase-admin/firestore';
import type { SendMailOptions } from 'nodemailer';
import { z } from 'zod';
import { type AddressField, countAddresses } from './message/addresses.ts';
import { attachmentSchema, toAttachment } from './message/attachments.ts';
import { headersSchema, refuseOverwritten, replyToIn } from './message/headers.ts';
import { InvalidMail } from './message/invalid-mail.ts';
import { refuseUnsupported } from './message/refuse-unsupported.ts';

export { InvalidMail } from './message/invalid-mail.ts';

/** What is added to a mail that does not say it itself. Empty `replyTo`: none. */
export interface MessageDefaults {
  readonly from: string;
  readonly replyTo: string;
}

/** Empty texts are nobody, here and in nodemailer. */
const recipients = z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]);

const address = z.string().trim().default('');

/** The document contract of the Trigger Email extension: docs/mail-contract.md, "Documents". */
const mailSchema = z.object({
  to: recipients,
  cc: recipients,
  bcc: recipients,
  from: address,
  replyTo: address,
  headers: headersSchema,
  sendGrid: z.looseObject({}).optional(),
  categories: z.array(z.string()).optional(),
  message: z.object({
    subject: z.string(),
    text: z.string().nullish(),
    html: z.string().nullish(),
    attachments: z.array(attachmentSchema).default([]),
  }),
});

/**
 * Turns a mail document into what nodemailer sends. All that the document says is sent, or nothing is.
 *
 * @throws InvalidMail, with a sentence that names the field and never quotes what stands in it.
 */
export function toMessage(document: DocumentData, defaults: MessageDefaults): SendMailOptions {
  refuseUnsupported(document);
  const parsed = mailSchema.safeParse(document);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new InvalidMail(`The field ${field} is missing or has a form that cannot be sent.`);
  }
  const { to, cc, bcc, headers, message } = parsed.data;
  const { subject, text, html, attachments } = message;
  if (!text && !html) throw new InvalidMail('The message has neither text nor html.');
  refuseOverwritten(headers, parsed.data.replyTo !== '');
  const from = parsed.data.from || defaults.from;
  if (from === '') throw new InvalidMail('Neither the mail nor DEFAULT_FROM names a sender.');
  const replyTo = parsed.data.replyTo || (replyToIn(headers) ?? defaults.replyTo);
  refuseUnusable({ from, replyTo });
  if (countAddresses('to', to) + countAddresses('cc', cc) + countAddresses('bcc', bcc) === 0) {
    throw new InvalidMail('The mail has no recipient in to, cc or bcc.');
  }
  return {
    from,
    to,
    cc,
    bcc,
    subject,
    headers: [...headers],
    ...(replyTo === '' ? {} : { replyTo }),
    ...(text ? { text } : {}),
    ...(html ? { html } : {}),
    attachments: attachments.map(toAttachment),
    // Nothing asks for either; a document must not be able to, whatever nodemailer learns to read.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function refuseUnusable(fields: Readonly<Partial<Record<AddressField, string>>>): void {
  for (const [field, text] of Object.entries(fields)) countAddresses(field as AddressField, [text]);
}
