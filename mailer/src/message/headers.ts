import { z } from 'zod';
import { InvalidMail } from './invalid-mail.ts';

/** A header of a message, as nodemailer takes it; one with several values stands several times. */
export interface Header {
  readonly key: string;
  readonly value: string;
}

const value = z.union([z.string(), z.number(), z.boolean()]).nullable();
const values = z.union([value, z.array(value)]);

/** A map by name, or a list of names and values; null: none. */
export const headersSchema = z
  .union([
    z.record(z.string(), values).transform((map) => Object.entries(map)),
    z
      .array(z.object({ key: z.string(), value: values }))
      .transform((list) => list.map((one) => [one.key, one.value] as const)),
  ])
  .nullish()
  .transform((entries) => (entries ?? []).flatMap(([key, given]) => headersOf(key, given)));

/** What is null or empty is no header. */
function headersOf(key: string, given: z.infer<typeof values>): Header[] {
  return [given]
    .flat()
    .map((one) => ({ key, value: String(one ?? '') }))
    .filter((header) => header.value !== '');
}

/** Nodemailer writes these itself, over whatever stands in the headers. */
const WRITTEN_ANYWAY: ReadonlySet<string> = new Set(['to', 'cc', 'bcc', 'from', 'subject']);

/**
 * Refuses headers that would be overwritten without a word.
 *
 * @param hasReplyTo whether the mail itself says where answers go
 * @throws InvalidMail
 */
export function refuseOverwritten(headers: readonly Header[], hasReplyTo: boolean): void {
  const overwritten = headers.some(
    ({ key }) => WRITTEN_ANYWAY.has(key.toLowerCase()) || (hasReplyTo && isReplyTo(key)),
  );
  if (!overwritten) return;
  throw new InvalidMail(
    'Recipients, sender, subject and a replyTo that is there are fields of the mail, not headers.',
  );
}

/** The reply address that stands in the headers, or none. */
export function replyToIn(headers: readonly Header[]): string | undefined {
  return headers.find(({ key }) => isReplyTo(key))?.value;
}

function isReplyTo(key: string): boolean {
  return key.toLowerCase() === 'reply-to';
}
