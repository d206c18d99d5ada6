import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useAccount } from '../../components/account/account-context.tsx';
import { IconArrowBackUp } from '../../components/icons.ts';
import { Notice } from '../../components/notices/notice.tsx';
import { ProblemNotice } from '../../components/notices/problem-notice.tsx';
import { database } from '../../firebase/database.ts';
import { useI18n } from '../../i18n/provider.tsx';
import { countRestorable } from '../api/deleted-in-run.ts';
import { useRunWords } from './run-words.ts';
import { StartProblem } from './start-problem.tsx';
import { useBringBack } from './use-bring-back.ts';

/** While it goes on deleting, there are ever more. */
const RECOUNT_MS = 4_000;

/** What a run has deleted, and the way back while there is one. For administrators. */
export function BringBack(props: {
  /** The run that deleted. */
  readonly runId: string;
  /**
   * `ended` it has deleted all that it will; `halfway` it would go on, and ends with this; `still` it is being
   * undone, and these are left.
   */
  readonly standing: 'ended' | 'halfway' | 'still';
  /** With each change of this they are counted again. */
  readonly asOf: string;
}): JSX.Element | null {
  const { format } = useI18n();
  const { accountId, role } = useAccount();
  const words = useRunWords().run.undo;
  const { runId, standing, asOf } = props;
  const { go, isPending, problem } = useBringBack(runId);
  const count = useQuery({
    queryKey: ['run-restorable', accountId, runId, asOf],
    queryFn: () => countRestorable(database, { accountId, runId }, new Date()),
    placeholderData: (before) => before,
    refetchInterval: standing === 'halfway' ? RECOUNT_MS : false,
    enabled: role === 'admin',
  });
  if (problem?.kind === 'unread') {
    return <ProblemNotice error={problem.error} onRetry={() => void go()} />;
  }
  if (problem?.kind === 'start') return <StartProblem problem={problem.problem} />;
  if (problem?.kind === 'nothing') return <Notice tone="info" title={words.nothing} />;
  if (role !== 'admin' || count.data === undefined || count.data === 0) return null;
  const { title, text } = standing === 'still' ? words.still : words;
  return (
    <Notice
      tone={standing === 'still' ? 'warn' : 'info'}
      title={title}
      actions={
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArrowBackUp size={16} stroke={1.8} aria-hidden />}
          loading={isPending}
          onClick={() => void go()}
        >
          {words.action(count.data, format.number(count.data))}
        </Button>
      }
    >
      {standing === 'halfway' ? `${text} ${words.stopped}` : text}
    </Notice>
  );
}
