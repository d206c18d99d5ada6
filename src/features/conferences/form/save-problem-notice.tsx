import type { JSX } from 'react';
import { Notice } from '../../../components/notices/notice.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import type { ActionProblem } from '../api/explain-problem.ts';

/** Why it was not saved, what was kept, and what to do. */
export function SaveProblemNotice(props: { readonly problem: ActionProblem }): JSX.Element {
  const { t } = useI18n();
  const { problem } = props;
  const { errors } = t.conferenceForm;
  const words = problem.kind === 'denied' ? errors.denied[problem.denial] : errors[problem.kind];
  return (
    <Notice tone="bad" title={words.title}>
      {words.text}
    </Notice>
  );
}
