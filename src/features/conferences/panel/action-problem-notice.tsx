import type { JSX } from 'react';
import { Notice } from '../../../components/notices/notice.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import type { ActionProblem } from '../api/explain-problem.ts';

/** Something that was asked of a conference did not happen, or perhaps not: what, why, and what to do. */
export function ActionProblemNotice(props: {
  readonly words: { readonly failed: string; readonly perhaps: string };
  readonly problem: ActionProblem;
}): JSX.Element {
  const { t } = useI18n();
  const { problem, words } = props;
  const why = t.conferencePage.why;
  return (
    <Notice tone="bad" title={problem.kind === 'unavailable' ? words.perhaps : words.failed}>
      {problem.kind === 'denied' ? why.denied[problem.denial] : why[problem.kind]}
    </Notice>
  );
}
