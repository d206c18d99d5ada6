import { mkdir } from 'node:fs/promises';
import { MailDev } from 'maildev';

/** A real SMTP server with a web page that shows each email: maildev, in this process. */
export interface Inbox {
  /** Its page; the same address answers the HTTP API. No slash at the end. */
  readonly url: string;
  readonly webPort: number;
  readonly smtpPort: number;
  /** Closes both ports. Mail in a folder stays there. */
  stop(): Promise<void>;
}

/**
 * Starts the inbox on 127.0.0.1. Throws when a port is taken.
 *
 * @param ports.web  page and HTTP API
 * @param ports.smtp  SMTP without TLS or sign-in
 * @param mailDir  where mail is kept for the next start; absent: in memory
 */
export async function startInbox(
  ports: { readonly web: number; readonly smtp: number },
  mailDir?: string,
): Promise<Inbox> {
  if (mailDir !== undefined) await mkdir(mailDir, { recursive: true });
  const maildev = new MailDev({
    smtp: ports.smtp,
    ip: '127.0.0.1',
    web: ports.web,
    webIp: '127.0.0.1',
    silent: true,
    ...(mailDir === undefined ? {} : { mailDirectory: mailDir }),
  });
  await quietly(() => maildev.start());
  return {
    url: `http://127.0.0.1:${ports.web}`,
    webPort: ports.web,
    smtpPort: ports.smtp,
    stop: () => maildev.stop(),
  };
}

/** maildev's API announces itself on the console even when it is told to be silent. */
async function quietly(start: () => Promise<unknown>): Promise<void> {
  const { info } = console;
  console.info = () => undefined;
  try {
    await start();
  } finally {
    console.info = info;
  }
}
