import type { SendMailOptions } from 'nodemailer';
import { z } from 'zod';
import { readDataAddress } from './data-address.ts';
import { InvalidMail } from './invalid-mail.ts';

type Attachment = NonNullable<SendMailOptions['attachments']>[number];

const text = z.string().nullish();

/** What nodemailer calls an encoding: in any case, with dashes or without. */
const encoding = z
  .string()
  .refine((name) => /^us-?ascii$/i.test(name) || Buffer.isEncoding(name.replace(/[-_\s]/g, '')));

/** An attachment in the contract of the Trigger Email extension; null is as if it were not there. */
export const attachmentSchema = z.object({
  filename: text,
  content: z.union([z.string(), z.instanceof(Buffer)]).nullish(),
  encoding: encoding.nullish(),
  raw: text,
  path: text,
  href: text,
  contentType: text,
  contentDisposition: text,
  cid: text,
  headers: z.record(z.string(), z.string()).nullish(),
});

/**
 * Turns an attachment into one that holds what it attaches. Nothing is fetched, neither files of the
 * instance nor addresses: whoever can write a document must not be able to mail out what only the
 * function can reach.
 *
 * @param index where it stands in the list
 * @throws InvalidMail
 */
export function toAttachment(
  attachment: z.infer<typeof attachmentSchema>,
  index: number,
): Attachment {
  const { filename, contentType, contentDisposition, cid, headers } = attachment;
  return {
    ...contentOf(attachment, index),
    ...(filename ? { filename } : {}),
    ...(contentType ? { contentType } : {}),
    ...(contentDisposition ? { contentDisposition } : {}),
    ...(cid ? { cid } : {}),
    ...(headers ? { headers } : {}),
  };
}

/** In nodemailer's order: `raw`, then `path` or `href`, then `content`. */
function contentOf(
  { content, encoding, raw, path, href }: z.infer<typeof attachmentSchema>,
  index: number,
): Attachment {
  const field = `message.attachments.${index}`;
  if (raw) return { raw };
  const address = path || href;
  if (address) {
    const data = readDataAddress(address);
    if (data !== null) return data;
    throw new InvalidMail(
      `${field} has a path or an href: this mailer reads no files and asks no other server for what is attached. Put it into content, or into a data: address.`,
    );
  }
  if (content === undefined || content === null) {
    throw new InvalidMail(`${field} has nothing to attach: neither content nor raw.`);
  }
  return { content, ...(encoding ? { encoding } : {}) };
}
