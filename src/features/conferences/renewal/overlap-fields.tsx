import { Checkbox } from '@mantine/core';
import type { JSX } from 'react';
import { latestOverlapEnd } from '../../../../domain/conference/code-overlap.ts';
import { dayIn } from '../../../../domain/time/local-time.ts';
import { addDays } from '../../../../domain/usage/day-ranges.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { late } from '../../../components/late/late.tsx';
import { useNow } from '../../../components/dates/use-now.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import classes from './overlap-fields.module.css';
import type { OverlapProblem, RenewalChoice } from './renewal.ts';

const MomentFields = late(
  async () => (await import('../../../components/dates/moment-fields.tsx')).MomentFields,
  <div className={classes.fieldsPlace} aria-busy />,
);

/** Whether the participant code from before goes on for a while, and until when. */
export function OverlapFields(props: {
  readonly choice: RenewalChoice;
  readonly choose: (choice: RenewalChoice) => void;
  readonly problem: OverlapProblem | null;
}): JSX.Element {
  const { t } = useI18n();
  const { choice, choose, problem } = props;
  const words = t.conferenceForm.renewal;
  const { account } = useAccount();
  const now = useNow();
  /** Long enough for everybody who has the old invitation to meet once more and be told. */
  const inAWeek = addDays(dayIn(now, account.timeZone), 7);
  const sentence = (found: OverlapProblem): string => {
    if (found === 'overlap.tooFar') return words.untilTooFar;
    return found === 'expiry.required' ? words.untilRequired : t.conferenceForm.problems[found];
  };
  return (
    <>
      <Checkbox
        checked={choice.keeps}
        onChange={({ target }) =>
          choose({
            ...choice,
            keeps: target.checked,
            until: { ...choice.until, date: choice.until.date ?? inAWeek },
          })
        }
        label={words.keeps}
        description={words.keepsDescription}
      />
      {choice.keeps && (
        <MomentFields
          value={choice.until}
          onChange={(until) => choose({ ...choice, until })}
          latest={latestOverlapEnd(now)}
          labels={{ date: words.untilDate, time: t.conferenceForm.expiry.time }}
          sentence={sentence}
          error={problem === null ? undefined : sentence(problem)}
        />
      )}
    </>
  );
}
