import type { FailureCause } from '../../domain/delivery/classify-failure.ts';
import { findReply } from '../../domain/delivery/smtp-reply.ts';

/**
 * What an error of nodemailer's tells of a failed attempt, beside its text: the server's answer if there was
 * one, and whether any of the message had left (`WatchedMessage.onContent`).
 */
export function failureCause(error: unknown, hasContentLeft: boolean): FailureCause {
  const told = error instanceof Error ? (error as Error & Record<string, unknown>) : null;
  const reply = findReply(textOf(told?.['response']) ?? '');
  return {
    reply: reply === null ? null : { code: reply.code, enhanced: reply.enhanced },
    error: textOf(told?.['code']),
    system: textOf(told?.['originalCode']),
    command: textOf(told?.['command']),
    hasContentLeft,
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
