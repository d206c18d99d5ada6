import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import type { ConferenceProblem } from '../../../domain/conference/conference-problem.ts';
import { useAccount } from '../../components/account/account-context.tsx';
import { Dialog } from '../../components/dialogs/dialog.tsx';
import { ExpiredChoice } from '../../components/expired/expired-choice.tsx';
import { ExpiredWords, useExpiredWords } from '../../components/expired/expired-words.ts';
import { checkRevival, unanswered } from '../../components/expired/revival.ts';
import { useI18n } from '../../i18n/provider.tsx';
import { sendAgain } from '../run/current-run.ts';
import type { Run } from '../run/run.ts';

interface Props {
  readonly run: Run;
  readonly count: number;
  readonly onClose: () => void;
}

/** Some of the conferences whose email is to be sent again have expired: what becomes of those. */
export function ExpiredInRun(props: Props): JSX.Element {
  return (
    <ExpiredWords waiting={null}>
      <Asked {...props} />
    </ExpiredWords>
  );
}

function Asked({ run, count, onClose }: Props): JSX.Element {
  const { t, format } = useI18n();
  const { account } = useAccount();
  const words = useExpiredWords().many;
  const [choice, setChoice] = useState(unanswered);
  const [problem, setProblem] = useState<ConferenceProblem | null>(null);

  const go = (): void => {
    const check = checkRevival(choice, account.timeZone, new Date());
    setProblem(check.ok ? null : check.problem);
    if (!check.ok) return;
    void sendAgain(run, check.revival);
    onClose();
  };

  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t.common.actions.cancel}
          </Button>
          <Button onClick={go}>{words.send}</Button>
        </>
      }
    >
      <p>{words.text(count, format.number(count))}</p>
      <ExpiredChoice
        question={words.ask}
        ways={(['date', 'never', 'leave', 'skip'] as const).map((way) => ({
          way,
          label: words[way],
        }))}
        choice={choice}
        choose={(next) => {
          setProblem(null);
          setChoice(next);
        }}
        problem={problem}
        disabled={false}
      />
    </Dialog>
  );
}
