import { Button, Checkbox } from '@mantine/core';
import { useMemo, useState, type JSX, type FormEvent } from 'react';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { Names } from '../../../components/preview/preview.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { StartProblem } from '../../../runs/screens/start-problem.tsx';
import { useRunStart } from '../../../runs/screens/use-run-start.ts';
import { useSendAgainWords } from './outdated-words.ts';
import { planAgain } from './plan-again.ts';
import { SendAgainPreview } from './send-again-preview.tsx';
import classes from './send-again.module.css';

/** What will be sent, what can be chosen about it, and the start of the run that does it. */
export function SendAgainForm(props: {
  readonly conferences: readonly Conference[];
  readonly edition: string;
}): JSX.Element {
  const { format } = useI18n();
  const words = useSendAgainWords().again;
  const { conferences, edition } = props;
  const [takesDirectory, setTakesDirectory] = useState(true);
  const { isStarting, problem, start } = useRunStart('again');
  const plan = useMemo(
    () => planAgain(conferences, edition, takesDirectory),
    [conferences, edition, takesDirectory],
  );
  const { items, changes } = plan;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void start(items);
  };

  return (
    <form onSubmit={submit} className={classes.form}>
      <SendAgainPreview plan={plan} />
      {changes.length > 0 && (
        <div className={classes.choice}>
          <Checkbox
            checked={takesDirectory}
            disabled={isStarting}
            onChange={(event) => setTakesDirectory(event.target.checked)}
            label={words.directory.label(changes.length, format.number(changes.length))}
            description={words.directory.description}
          />
          <Names
            words={words}
            className={classes.who}
            of={changes.map(({ conference: { id, tag, adminEmail }, to }) => [
              id,
              format.named(tag, `${adminEmail} → ${to}`),
            ])}
          />
        </div>
      )}
      {problem !== null && <StartProblem problem={problem} />}
      <Button
        type="submit"
        className={classes.start ?? ''}
        loading={isStarting}
        disabled={items.length === 0}
      >
        {items.length === 0 ? words.none : words.start(items.length, format.number(items.length))}
      </Button>
    </form>
  );
}
