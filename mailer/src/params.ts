import { defineInt, defineSecret, defineString } from 'firebase-functions/params';
import { wholeParameter } from '../../domain/whole-number.ts';

/** Far above what any of these means; a figure beyond is a slip. */
const MOST = 1_000_000;

interface WholeOptions {
  readonly default: number;
  readonly least?: number;
  readonly most?: number;
  readonly description: string;
}

/**
 * As `defineInt`, but what is read is the whole number that is there, or `UnusableParameter`: its own
 * `value()` takes `1e6` for 1 and a word for 0.
 */
function defineWhole(name: string, { least = 0, most = MOST, ...options }: WholeOptions) {
  defineInt(name, options);
  return {
    value: () => wholeParameter(name, process.env[name] ?? String(options.default), least, most),
  };
}

/*
 * The parameters of the Trigger Email extension, by its names where they mean the same
 * (docs/mail-contract.md, "Parameters").
 */

/** Not DATABASE_REGION, which there is the database's place: a function cannot run in `eur3`. */
export const region = defineString('REGION', {
  default: 'us-central1',
  description: 'Region of the mailer; choose the one of the Firestore database.',
});

export const mailCollection = defineString('MAIL_COLLECTION', {
  default: 'mail',
  description: 'Collection whose documents are sent.',
});

/** Of our own, as is the next: the extension has neither. */
export const bulkMailCollection = defineString('BULK_MAIL_COLLECTION', {
  default: 'bulkMail',
  description: 'Collection whose documents are sent too, behind those of MAIL_COLLECTION.',
});

export const maxMessagesPerMinute = defineWhole('MAX_MESSAGES_PER_MINUTE', {
  default: 0,
  description: 'How many emails may begin in any minute, in all; 0: no limit.',
});

export const smtpConnectionUri = defineString('SMTP_CONNECTION_URI', {
  description: 'SMTP server, such as smtps://user@smtp.example.com:465, without the password.',
});

export const smtpPassword = defineSecret('SMTP_PASSWORD');

export const defaultFrom = defineString('DEFAULT_FROM', {
  description: 'Sender of every email, such as Confdesk <no-reply@example.com>.',
});

export const defaultReplyTo = defineString('DEFAULT_REPLY_TO', {
  default: '',
  description: 'Where answers go; empty: to the sender.',
});

/**
 * never, hour, day, week, month or year. Not `never` as the extension has it: a mail holds access
 * codes, and should not lie about longer than it helps to see what became of it.
 */
export const ttlExpireType = defineString('TTL_EXPIRE_TYPE', {
  default: 'month',
  description: 'Unit of the time after which a handled mail may be deleted, or never.',
});

export const ttlExpireValue = defineWhole('TTL_EXPIRE_VALUE', {
  default: 1,
  description: 'How many of those units.',
});
