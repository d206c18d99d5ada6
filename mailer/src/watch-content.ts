import { Readable } from 'node:stream';
import type { SendMailOptions } from 'nodemailer';
import type MailMessage from 'nodemailer/lib/mailer/mail-message';

/** What `sendMail` of a watched transport takes beside nodemailer's own. */
export interface WatchedMessage extends SendMailOptions {
  /**
   * Called before the first byte of the message leaves, which is after the server has answered DATA
   * with "go ahead". Until then nothing of the message can have been accepted.
   */
  readonly onContent?: () => void;
}

/**
 * A nodemailer plugin for the step `stream` that makes `onContent` true. Nodemailer's errors do not
 * tell this: a connection that breaks has code and command ECONNECTION and CONN before the greeting
 * as well as after the last byte.
 */
export function watchContent(
  { data, message }: MailMessage,
  done: (error?: Error | null) => void,
): void {
  const { onContent } = data as WatchedMessage;
  if (onContent !== undefined) {
    // The generator's first line runs when somebody asks for the first byte, not earlier.
    message.processFunc((content) =>
      Readable.from(announced(content, onContent), { objectMode: false }),
    );
  }
  done();
}

async function* announced(content: Readable, onContent: () => void): AsyncGenerator<Buffer> {
  onContent();
  yield* content as AsyncIterable<Buffer>;
}
