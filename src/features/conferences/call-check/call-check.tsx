import { Button, Skeleton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { type CallCheck as Answer, verdictOf } from '../../../../domain/bridge/call-check.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { IconPhoneCall } from '../../../components/icons.ts';
import { announce } from '../../../components/notices/announcer.tsx';
import { Notice } from '../../../components/notices/notice.tsx';
import { database } from '../../../firebase/database.ts';
import { NoAnswerError } from '../../../firebase/questions/ask-server.ts';
import { askCallCheck } from '../api/ask-call-check.ts';
import { explainProblem, type ActionProblem } from '../api/explain-problem.ts';
import { ActionProblemNotice } from '../panel/action-problem-notice.tsx';
import { CallCheckAnswer } from './call-check-answer.tsx';
import { CallCheckWords, useCallCheckWords } from './call-check-words.ts';
import classes from './call-check.module.css';

/** Asks on demand whether somebody who dials in with a code of the conference would get in, and why not. */
export function CallCheck(props: { readonly conference: Conference }): JSX.Element {
  return (
    <CallCheckWords waiting={<CallCheckWaiting />}>
      <Check {...props} />
    </CallCheckWords>
  );
}

/** As high as the button that comes. */
export function CallCheckWaiting(): JSX.Element {
  return <Skeleton className={classes.waiting ?? ''} height={36} width={200} />;
}

function Check({ conference }: { readonly conference: Conference }): JSX.Element {
  const { accountId, uid } = useAccount();
  const words = useCallCheckWords();
  const [problem, setProblem] = useState<ActionProblem | 'noAnswer' | null>(null);
  // Not the mutation's own: what was found stays there until it is found anew.
  const [answer, setAnswer] = useState<Answer | null>(null);
  const check = useMutation({
    mutationFn: () => askCallCheck(database, { accountId, conferenceId: conference.id, uid }),
    onSuccess: (found) => {
      setAnswer(found);
      announce(words.verdict[verdictOf(found)]);
    },
    onError: async (error) => {
      setProblem(
        error instanceof NoAnswerError ? 'noAnswer' : await explainProblem(error, uid, accountId),
      );
    },
  });
  const ask = (): void => {
    if (check.isPending) return;
    setProblem(null);
    announce(words.asking);
    check.mutate();
  };
  return (
    <div className={classes.check}>
      {/* Not disabled meanwhile: the focus would be lost. */}
      <Button
        variant="default"
        aria-disabled={check.isPending}
        leftSection={<IconPhoneCall size={16} stroke={1.7} aria-hidden />}
        onClick={ask}
      >
        {check.isPending ? words.asking : words.ask}
      </Button>
      {problem === 'noAnswer' && (
        <Notice tone="bad" title={words.failed}>
          {words.noAnswer}
        </Notice>
      )}
      {problem !== null && problem !== 'noAnswer' && (
        <ActionProblemNotice
          words={{ failed: words.failed, perhaps: words.failed }}
          problem={problem}
        />
      )}
      {answer !== null && problem === null && <CallCheckAnswer answer={answer} />}
    </div>
  );
}
