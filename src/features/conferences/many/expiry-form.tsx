import { useMemo, useState, type JSX } from 'react';
import { isExpired } from '../../../../domain/conference/expiry-state.ts';
import type { ConferenceProblem } from '../../../../domain/conference/conference-problem.ts';
import type { Expiry } from '../../../../domain/conference/chosen-expiry.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { useNow } from '../../../components/dates/use-now.ts';
import { ExpiredChoice } from '../../../components/expired/expired-choice.tsx';
import {
  checkRevival,
  unanswered,
  type RevivalChoice,
} from '../../../components/expired/revival.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { Concerned, ManyForm, type ManyFormProps } from './many-form.tsx';
import { useManyWords } from './many-words.ts';
import { toChangeExpiry } from './decide.ts';
import { planMany } from './plan.ts';

/** To have each expire at a moment, or never. */
export function ExpiryForm(props: ManyFormProps): JSX.Element {
  const { format } = useI18n();
  const { account } = useAccount();
  const words = useManyWords();
  const { chosen, byId } = props.list;
  const { timeZone } = account;
  const now = useNow();
  const [choice, setChoice] = useState(unanswered);
  const [problem, setProblem] = useState<ConferenceProblem | null>(null);
  const expiry = useMemo(() => expiryAt(choice, timeZone, now), [choice, timeZone, now]);
  const plan = useMemo(() => planMany(chosen, toChangeExpiry(expiry)), [chosen, expiry]);
  const revived = useMemo(
    () => chosen.map(({ conference }) => conference).filter((each) => isExpired(each, now)),
    [chosen, now],
  );
  const own = words.expiry;
  return (
    <ManyForm
      {...props}
      action="expiry"
      plan={plan}
      done={own.done}
      text={textOf(expiry)}
      notes={<Concerned tone="info" title={own.revived} of={revived} />}
      columns={[words.columns.tag, words.columns.admin, words.columns.before]}
      row={({ tag, conferenceId, adminEmail }) => [
        tag,
        adminEmail,
        untilNow(byId.get(conferenceId)?.expiresAt ?? null),
      ]}
      decide={() => {
        const at = new Date();
        const check = checkRevival(choice, timeZone, at);
        setProblem(check.ok ? null : check.problem);
        const decided = expiryAt(choice, timeZone, at);
        return decided && toChangeExpiry(decided);
      }}
    >
      <ExpiredChoice
        question={own.ask}
        ways={[
          { way: 'date', label: own.date },
          { way: 'never', label: own.never },
        ]}
        choice={choice}
        choose={(next) => {
          setProblem(null);
          setChoice(next);
        }}
        problem={problem}
        disabled={false}
      />
    </ManyForm>
  );

  function textOf(found: Expiry | null): string {
    if (found === null) return own.text;
    return found.expiresAt === null
      ? own.neverExpires
      : own.expires(format.dateTime(found.expiresAt, timeZone));
  }

  function untilNow(expiresAt: Date | null): string {
    return expiresAt === null ? own.before.never : format.dateTime(expiresAt, timeZone);
  }
}

/** What was decided, as it is judged at a moment; null where nothing is yet, or it cannot be. */
function expiryAt(choice: RevivalChoice, timeZone: string, now: Date): Expiry | null {
  const check = checkRevival(choice, timeZone, now);
  return check.ok && check.revival.kind === 'moved' ? check.revival.expiry : null;
}
