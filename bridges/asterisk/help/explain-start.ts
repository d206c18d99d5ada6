import type { AsteriskSettings } from '../settings/settings.ts';

/** Why the adapter could not be started, and which setting has to do with it. */
export function explainStart(
  error: unknown,
  { agi, outbox }: Pick<AsteriskSettings, 'agi' | 'outbox'>,
): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code, syscall, port } = error as NodeJS.ErrnoException & { readonly port?: number };
  // The lock of the outbox listens too, at a path.
  if (syscall === 'listen' && port !== undefined) {
    const place = `FastAGI cannot be served at ${agi.host}:${agi.port} (${code ?? error.name})`;
    return code === 'EADDRINUSE'
      ? `${place}: another program listens there. End it, or give another port to agi.port (AGI_PORT) and to CONFDESK_AGI in extensions.conf.`
      : `${place}: look at agi.host (AGI_HOST) and agi.port (AGI_PORT).`;
  }
  if (syscall !== undefined) {
    return `The outbox ${outbox} cannot be used (${code ?? error.name}): outbox (OUTBOX_FOLDER) names a folder that the adapter’s user may write.`;
  }
  return error.message.includes('in use by another process')
    ? `${error.message} Does an adapter run already? Each has an outbox (OUTBOX_FOLDER) of its own.`
    : error.message;
}
