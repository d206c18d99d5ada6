import { useMemo, type JSX } from 'react';
import { isOverlapping } from '../../../../domain/conference/code-overlap.ts';
import { Outcome } from '../../../components/preview/preview.tsx';
import { OverlapFields } from '../renewal/overlap-fields.tsx';
import { ExpiredQuestion } from './expired-question.tsx';
import { Concerned, ManyForm, type ManyFormProps } from './many-form.tsx';
import { useManyWords } from './many-words.ts';
import { toGiveCodes } from './decide.ts';
import { planMany } from './plan.ts';
import { useExpiredAmong } from './use-expired-among.ts';
import { useOverlap } from './use-overlap.ts';

/** To give each new codes. */
export function NewCodesForm(props: ManyFormProps): JSX.Element {
  const words = useManyWords();
  const { chosen } = props.list;
  const expired = useExpiredAmong(chosen);
  const overlap = useOverlap();
  const { sofar } = expired;
  const plan = useMemo(() => planMany(chosen, toGiveCodes(sofar, null)), [chosen, sofar]);
  const earlier = useMemo(
    () =>
      chosen
        .map(({ conference }) => conference)
        .filter((conference) => isOverlapping(conference, sofar.now)),
    [chosen, sofar],
  );
  const { done, bothStop, leaderStops, earlierStops, tellParticipants } = words['new-codes'];
  return (
    <ManyForm
      {...props}
      action="new-codes"
      plan={plan}
      done={done}
      text={overlap.choice.keeps ? leaderStops : bothStop}
      notes={
        <>
          <Concerned tone="warn" title={earlierStops} of={earlier} />
          <Outcome tone="info" title={tellParticipants} />
        </>
      }
      columns={[words.columns.tag, words.columns.email]}
      row={({ tag, adminEmail }) => [tag, adminEmail]}
      decide={() => {
        const now = new Date();
        const check = overlap.decide(now);
        const answer = expired.decide(now);
        return check.ok && answer !== null ? toGiveCodes(answer, check.until) : null;
      }}
    >
      <OverlapFields choice={overlap.choice} choose={overlap.choose} problem={overlap.problem} />
      <ExpiredQuestion expired={expired} />
    </ManyForm>
  );
}
