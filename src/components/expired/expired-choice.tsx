import { useId, type JSX } from 'react';
import type { ConferenceProblem } from '../../../domain/conference/conference-problem.ts';
import { useI18n } from '../../i18n/provider.tsx';
import { late } from '../late/late.tsx';
import classes from './expired-choice.module.css';
import { useExpiredWords } from './expired-words.ts';
import type { RevivalChoice, RevivalWay } from './revival.ts';

const MomentFields = late(
  async () => (await import('../dates/moment-fields.tsx')).MomentFields,
  <div className={classes.momentPlace} aria-busy />,
);

/** The possible answers to whether what has expired is to have a new date, with the date's fields. */
export function ExpiredChoice(props: {
  readonly question: string;
  /** In their order; `date` first. */
  readonly ways: readonly { readonly way: RevivalWay; readonly label: string }[];
  readonly choice: RevivalChoice;
  readonly choose: (choice: RevivalChoice) => void;
  readonly problem: ConferenceProblem | null;
  readonly disabled: boolean;
}): JSX.Element {
  const { t } = useI18n();
  const words = useExpiredWords();
  const id = useId();
  const { choice, choose, problem } = props;
  const sentence = (found: ConferenceProblem): string =>
    found === 'expiry.required' ? words.required : t.conferenceForm.problems[found];
  return (
    <fieldset className={`plain-fieldset ${classes.choice}`} disabled={props.disabled}>
      <legend>{props.question}</legend>
      {props.ways.map(({ way, label }) => (
        <div key={way} className={classes.way}>
          <label>
            <input
              type="radio"
              name={id}
              checked={choice.way === way}
              {...(choice.way === way ? { 'data-autofocus': true } : {})}
              onChange={() => choose({ ...choice, way })}
            />
            {label}
          </label>
          {way === 'date' && choice.way === way && (
            <div className={classes.moment}>
              <MomentFields
                value={choice.moment}
                onChange={(moment) => choose({ ...choice, moment })}
                labels={{
                  date: t.conferenceForm.expiry.date,
                  time: t.conferenceForm.expiry.time,
                }}
                sentence={sentence}
                error={problem === null ? undefined : sentence(problem)}
              />
            </div>
          )}
        </div>
      ))}
    </fieldset>
  );
}
