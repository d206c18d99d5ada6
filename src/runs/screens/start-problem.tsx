import type { JSX } from 'react';
import { useAccount } from '../../components/account/account-context.tsx';
import { LinkButton } from '../../components/controls/link-button.tsx';
import { Notice } from '../../components/notices/notice.tsx';
import { useRunWords } from './run-words.ts';

/** Why a run did not begin. */
export type StartProblemKind =
  { readonly kind: 'underWay'; readonly runId: string } | { readonly kind: 'notKept' };

export function StartProblem(props: { readonly problem: StartProblemKind }): JSX.Element {
  const { accountId } = useAccount();
  const { underWay, notKept } = useRunWords().start;
  const { problem } = props;
  if (problem.kind === 'notKept') {
    return (
      <Notice tone="bad" title={notKept.title}>
        {notKept.text}
      </Notice>
    );
  }
  return (
    <Notice
      tone="warn"
      title={underWay.title}
      actions={
        <LinkButton
          size="xs"
          variant="default"
          to="/a/$accountId/conferencing/runs/$runId"
          params={{ accountId, runId: problem.runId }}
        >
          {underWay.open}
        </LinkButton>
      }
    >
      {underWay.text}
    </Notice>
  );
}
