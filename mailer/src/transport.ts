import { createTransport, type SMTPSentMessageInfo, type Transporter } from 'nodemailer';
import { watchContent, type WatchedMessage } from './watch-content.ts';

/** Sends one message; rejects with what nodemailer throws. */
export interface SmtpTransport {
  sendMail(message: WatchedMessage): Promise<SMTPSentMessageInfo>;
}

/** In milliseconds. */
export interface SmtpTimeouts {
  /** Until the server has taken the connection, host lookup and TLS included. */
  readonly connection: number;
  /** Until it has greeted. */
  readonly greeting: number;
  /** Longest silence after that. */
  readonly silence: number;
  /** For the whole of one email, whatever the server does. */
  readonly total: number;
}

/** Every one, and their sum until the end, below the lease of 60 s: see LEASE_MILLISECONDS. */
export const SMTP_TIMEOUTS: SmtpTimeouts = {
  connection: 10_000,
  greeting: 10_000,
  silence: 20_000,
  total: 45_000,
};

/**
 * Opens nothing yet; connects at each email. Connections are not kept: an instance sleeps between
 * events, and a server drops whoever is silent.
 *
 * @param uri SMTP_CONNECTION_URI: `smtp://` or `smtps://`, host, port, and the user if there is one.
 * @param password SMTP_PASSWORD, as it is. Where it is empty, the URI's own, also as it is: `%40` in it is
 *   three characters. So does the Trigger Email extension (docs/mail-contract.md, "Parameters").
 * @throws TypeError when `uri` is not one. Its message does not hold the URI.
 */
export function openTransport(
  uri: string,
  password: string,
  timeouts: SmtpTimeouts = SMTP_TIMEOUTS,
): SmtpTransport {
  const url = serverAddress(uri);
  const user = decoded(url.username);
  const pass = password === '' ? url.password : password;
  url.username = '';
  url.password = '';
  const transport: Transporter<SMTPSentMessageInfo> = createTransport({
    url: url.href,
    ...(user === '' ? {} : { auth: { user, pass } }),
    connectionTimeout: timeouts.connection,
    dnsTimeout: timeouts.connection,
    greetingTimeout: timeouts.greeting,
    socketTimeout: timeouts.silence,
  });
  return transport.use('stream', watchContent);
}

function serverAddress(uri: string): URL {
  if (!URL.canParse(uri)) throw noAddress();
  const url = new URL(uri);
  // nodemailer would speak SMTP with port 587 of whatever stands there.
  if (!/^smtps?:$/.test(url.protocol) || url.hostname === '') throw noAddress();
  return url;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw noAddress();
  }
}

function noAddress(): TypeError {
  return new TypeError('SMTP_CONNECTION_URI is not an address of a server.');
}

let cached: { readonly key: string; readonly transport: SmtpTransport } | undefined;

/** As `openTransport`, once an instance: parameters and secrets do not change under it. */
export function transportOf(uri: string, password: string): SmtpTransport {
  const key = `${uri}\n${password}`;
  if (cached?.key !== key) cached = { key, transport: openTransport(uri, password) };
  return cached.transport;
}
