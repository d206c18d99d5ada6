import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { authLinkSchema, authMail, isServersOwn } from './auth-mail.ts';

export interface ForwardOptions {
  /** `127.0.0.1:port` of the Auth emulator. */
  readonly authHost: string;
  readonly projectId: string;
  /** The inbox's, on 127.0.0.1. */
  readonly smtpPort: number;
  /** Where a link leads after it has done its work. */
  readonly portalUrl: string;
  /** Milliseconds between two looks. */
  readonly everyMs?: number;
}

const answerSchema = z.object({ oobCodes: z.array(authLinkSchema).default([]) });

/**
 * Sends what Firebase Authentication would send (links that reset a password, verify an address …) to
 * the local inbox, each once, until it is stopped. The Auth emulator sends no mail: it only lists its
 * links for whoever asks, and tells nobody of a new one, so it is asked again and again.
 *
 * A look or a mail that fails is tried again at the next look.
 *
 * @returns the way to stop; resolves once nothing is under way any more.
 */
export function forwardAuthMail(options: ForwardOptions): () => Promise<void> {
  const { authHost, projectId, smtpPort, portalUrl, everyMs = 1000 } = options;
  const address = `http://${authHost}/emulator/v1/projects/${projectId}/oobCodes`;
  const transport = createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true });
  const ended = new AbortController();
  const { signal } = ended;
  const forwarded = new Set<string>();

  async function look(): Promise<void> {
    const response = await fetch(address, { signal });
    const { oobCodes } = answerSchema.parse(await response.json());
    for (const link of oobCodes) {
      if (signal.aborted || forwarded.has(link.oobCode)) continue;
      if (isServersOwn(link, portalUrl)) continue;
      const isSent = await transport.sendMail(authMail(link, portalUrl)).then(
        () => true,
        () => false,
      );
      if (isSent) forwarded.add(link.oobCode);
    }
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      await look().catch(() => undefined);
      await sleep(everyMs, undefined, { signal }).catch(() => undefined);
    }
  }

  const running = run();
  return async () => {
    ended.abort();
    await running;
  };
}
