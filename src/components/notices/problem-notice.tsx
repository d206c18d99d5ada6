import type { JSX } from 'react';
import { problemOf } from '../../firebase/problem.ts';
import { useI18n } from '../../i18n/provider.tsx';
import { RetryNotice } from './retry-notice.tsx';

/** A failed reading, in words, with a way to try again. */
export function ProblemNotice(props: {
  readonly error: unknown;
  readonly onRetry: () => void;
}): JSX.Element {
  const { t } = useI18n();
  const words = t.common.problems[problemOf(props.error)];
  return <RetryNotice words={words} onRetry={props.onRetry} />;
}
