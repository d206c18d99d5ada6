import { useEffect, useState, type JSX } from 'react';
import { useI18n } from '../../i18n/provider.tsx';
import { announce } from '../notices/announcer.tsx';
import { IconCheck, IconCopy, IconX } from '../icons.ts';
import { IconButton } from './icon-button.tsx';

/** How long the tick stays before the button offers to copy again. */
const FEEDBACK_MS = 1_600;

/** Copies a text; says so with a tick and to screen readers. */
export function CopyButton(props: {
  readonly text: string;
  readonly label: string;
  /** -1: no stop for Tab, in a row that the arrow keys go through (components/lists/move-in-row.ts). */
  readonly tabIndex?: -1 | undefined;
}): JSX.Element {
  const { copy, outcome } = useCopy();
  const Icon = outcome === 'copied' ? IconCheck : outcome === 'failed' ? IconX : IconCopy;
  return (
    <IconButton
      icon={Icon}
      aria-label={props.label}
      title={props.label}
      tabIndex={props.tabIndex}
      onClick={() => void copy(props.text)}
    />
  );
}

/** A text in two forms: whoever pastes it takes the one they understand. */
export interface RichText {
  readonly html: string;
  readonly text: string;
}

/** Copying with its outcome for a moment, announced. */
export function useCopy(): {
  readonly copy: (text: string) => Promise<void>;
  /** As HTML and as text; a promise, because browsers want to be asked while the key is still down. */
  readonly copyRich: (content: Promise<RichText>, aloud?: string) => Promise<void>;
  readonly outcome: 'copied' | 'failed' | null;
} {
  const { t } = useI18n();
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);

  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), FEEDBACK_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const attempt = async (write: () => Promise<void>, aloud?: string): Promise<void> => {
    try {
      await write();
      setOutcome('copied');
      announce(aloud ?? t.common.actions.copied);
    } catch {
      setOutcome('failed');
      announce(t.common.actions.copyFailed);
    }
  };
  const copy = (text: string): Promise<void> => attempt(() => navigator.clipboard.writeText(text));
  const copyRich = (content: Promise<RichText>, aloud?: string): Promise<void> =>
    attempt(() => writeRich(content), aloud);
  return { copy, copyRich, outcome };
}

/**
 * Copies what is still being made, in both forms.
 *
 * @throws DOMException when the browser allows no copying; what `content` is rejected with
 */
export async function writeRich(content: Promise<RichText>): Promise<void> {
  const blob = async (type: 'text/html' | 'text/plain'): Promise<Blob> => {
    const { html, text } = await content;
    return new Blob([type === 'text/html' ? html : text], { type });
  };
  try {
    const item = new ClipboardItem({
      'text/html': blob('text/html'),
      'text/plain': blob('text/plain'),
    });
    await navigator.clipboard.write([item]);
  } catch {
    // Older browsers copy text only, or want to have it rather than a promise of it.
    await navigator.clipboard.writeText((await content).text);
  }
}
