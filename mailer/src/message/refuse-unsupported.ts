import type { DocumentData } from 'firebase-admin/firestore';
import { InvalidMail } from './invalid-mail.ts';

const OF_MESSAGE: ReadonlySet<string> = new Set(['subject', 'text', 'html', 'attachments']);

/**
 * Refuses what the Trigger Email contract knows and this mailer does not do, with the way out. What would
 * only be left out must not be told as sent.
 *
 * @throws InvalidMail
 */
export function refuseUnsupported(document: DocumentData): void {
  const has = (field: string) => document[field] !== undefined;
  if (has('toUids') || has('ccUids') || has('bccUids')) {
    throw new InvalidMail(
      'toUids, ccUids and bccUids need a collection of users, which this mailer does not read. Put the addresses into to, cc or bcc.',
    );
  }
  if (has('template')) {
    throw new InvalidMail(
      'template needs a collection of templates, which this mailer does not read. Put what is to be sent into message.',
    );
  }
  if (saysSomething(document['sendGrid']) || saysSomething(document['categories'])) {
    throw new InvalidMail(
      'sendGrid and categories are for an interface of SendGrid, which this mailer does not use: it speaks SMTP. Put what is to be sent into message.',
    );
  }
  if (saysSomething(document['attachments'])) {
    throw new InvalidMail('attachments belong in message, where they would be sent.');
  }
  const message: unknown = document['message'];
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return;
  const other = Object.entries(message).find(
    ([field, value]) => !OF_MESSAGE.has(field) && saysSomething(value),
  );
  if (other === undefined) return;
  throw new InvalidMail(
    `message.${other[0]} would not be sent: of message, this mailer sends subject, text, html and attachments.`,
  );
}

/** What is null or empty can be left out without anybody missing it. */
function saysSomething(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false;
  if (Array.isArray(value)) return value.length > 0;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}
