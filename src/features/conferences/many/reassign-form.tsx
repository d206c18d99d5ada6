import { Checkbox, TextInput } from '@mantine/core';
import { useDeferredValue, useMemo, useState, type JSX } from 'react';
import { adminEmailSchema } from '../../../../domain/conference/admin-email.ts';
import type { ConferenceProblem } from '../../../../domain/conference/conference-problem.ts';
import { NAMED, Names } from '../../../components/preview/preview.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { OverlapFields } from '../renewal/overlap-fields.tsx';
import { ExpiredQuestion } from './expired-question.tsx';
import classes from './many-form.module.css';
import { ManyForm, type ManyFormProps } from './many-form.tsx';
import { useManyWords } from './many-words.ts';
import type { ChosenConference } from './chosen.ts';
import { othersKnowing, toReassign, type OfExpired } from './decide.ts';
import { planMany } from './plan.ts';
import { useExpiredAmong } from './use-expired-among.ts';
import { useOverlap } from './use-overlap.ts';

/** The address as it would be saved, or what is wrong with it. */
function judge(typed: string) {
  const read = adminEmailSchema.safeParse(typed);
  return read.success
    ? ({ ok: true, to: read.data } as const)
    : ({ ok: false, problem: read.error.issues[0]?.message as ConferenceProblem } as const);
}

/** To give all to another conference admin, with new codes where somebody else knows them. */
export function ReassignForm(props: ManyFormProps): JSX.Element {
  const { t } = useI18n();
  const words = useManyWords();
  const { chosen, byId } = props.list;
  const expired = useExpiredAmong(chosen);
  const overlap = useOverlap();
  const [typed, setTyped] = useState('');
  const [isJudged, setJudged] = useState(false);
  const [givesCodes, setGivesCodes] = useState(true);
  const check = judge(typed);
  const { sofar } = expired;
  // Thousands are looked at anew for each address: what is typed shows first.
  const to = useDeferredValue(check.ok ? check.to : '');
  const plan = useMemo(
    () => planMany(chosen, toReassign(sofar, { to, givesCodes: true, overlapUntil: null })),
    [chosen, sofar, to],
  );
  const known = useMemo(
    () => (to === '' ? [] : knownElsewhere(chosen, sofar, to)),
    [chosen, sofar, to],
  );
  const { done, somebody, text, label, description } = words.reassign;
  return (
    <ManyForm
      {...props}
      action="reassign"
      plan={plan}
      done={(count, formatted) => done(count, formatted, to === '' ? somebody : to)}
      text={text}
      columns={[words.columns.tag, words.columns.before]}
      row={({ tag, conferenceId }) => [tag, byId.get(conferenceId)?.adminEmail ?? '']}
      decide={() => {
        const now = new Date();
        setJudged(true);
        const isAsked = known.length > 0 && givesCodes;
        const kept = isAsked ? overlap.decide(now) : ({ ok: true, until: null } as const);
        const answer = expired.decide(now);
        if (!check.ok || !kept.ok || answer === null) return null;
        return toReassign(answer, { to: check.to, givesCodes, overlapUntil: kept.until });
      }}
    >
      <TextInput
        type="email"
        label={label}
        description={description}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        error={isJudged && !check.ok ? t.conferenceForm.problems[check.problem] : undefined}
        autoComplete="off"
        autoFocus
        required
        withAsterisk={false}
      />
      {known.length > 0 && (
        <CodesOffer
          to={to}
          known={known}
          gives={givesCodes}
          onGives={setGivesCodes}
          overlap={overlap}
        />
      )}
      <ExpiredQuestion expired={expired} />
    </ManyForm>
  );
}

/** Those that go to the new admin, and whose leader code somebody else knows. */
function knownElsewhere(
  chosen: readonly ChosenConference[],
  expired: OfExpired,
  to: string,
): readonly ChosenConference[] {
  const decide = toReassign(expired, { to, givesCodes: false, overlapUntil: null });
  return chosen.filter(
    (each) => typeof decide(each) !== 'string' && othersKnowing(each, to).length > 0,
  );
}

/** Others know the leader codes: new ones, which are checked from the start as for one conference. */
function CodesOffer(props: {
  readonly known: readonly ChosenConference[];
  readonly to: string;
  readonly gives: boolean;
  readonly onGives: (gives: boolean) => void;
  readonly overlap: ReturnType<typeof useOverlap>;
}): JSX.Element {
  const { format } = useI18n();
  const words = useManyWords();
  const { known, to, gives, overlap } = props;
  const { knows, offer, offerDescription } = words.reassign;
  const count = known.length;
  const formatted = format.number(count);
  return (
    <div className={classes.offer}>
      <p>{knows(count, formatted)}</p>
      <Names
        words={words}
        count={count}
        of={known
          .slice(0, NAMED)
          .map((each) => [
            each.conference.id,
            format.named(each.conference.tag, othersKnowing(each, to).join(', ')),
          ])}
      />
      <Checkbox
        checked={gives}
        onChange={(event) => props.onGives(event.target.checked)}
        label={offer(count, formatted)}
        description={offerDescription}
      />
      {gives && (
        <div className={classes.under}>
          <OverlapFields
            choice={overlap.choice}
            choose={overlap.choose}
            problem={overlap.problem}
          />
        </div>
      )}
    </div>
  );
}
