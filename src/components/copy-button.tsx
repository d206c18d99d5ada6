import { ActionIcon } from '@mantine/core';
import { useEffect, useState, type JSX } from 'react';
import { useI18n } from '../i18n/provider.tsx';
import { announce } from './announcer.tsx';
import { IconCheck, IconCopy, IconX } from './icons.ts';

/** How long the tick stays before the button offers to copy again. */
const FEEDBACK_MS = 1_600;

/** Copies a text; says so with a tick and to screen readers. */
export function CopyButton(props: { readonly text: string; readonly label: string }): JSX.Element {
  const { copy, outcome } = useCopy();
  const Icon = outcome === 'copied' ? IconCheck : outcome === 'failed' ? IconX : IconCopy;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="md"
      aria-label={props.label}
      title={props.label}
      onClick={() => void copy(props.text)}
    >
      <Icon size={16} stroke={1.7} aria-hidden />
    </ActionIcon>
  );
}

/** Copying with its outcome for a moment, announced. */
export function useCopy(): {
  readonly copy: (text: string) => Promise<void>;
  readonly outcome: 'copied' | 'failed' | null;
} {
  const { t } = useI18n();
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);

  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), FEEDBACK_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
      announce(t.common.actions.copied);
    } catch {
      setOutcome('failed');
      announce(t.common.actions.copyFailed);
    }
  };
  return { copy, outcome };
}
