import { useMemo, type JSX } from 'react';
import { isSameAddress } from '../../../../domain/conference/informed.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { ExpiredQuestion } from './expired-question.tsx';
import { Concerned, ManyForm, type ManyFormProps } from './many-form.tsx';
import { useManyWords } from './many-words.ts';
import { toSendAgain } from './decide.ts';
import { planMany } from './plan.ts';
import { useExpiredAmong } from './use-expired-among.ts';

/** To send the email of each again. */
export function SendAgainForm(props: ManyFormProps): JSX.Element {
  const words = useManyWords();
  const { format } = useI18n();
  const { chosen } = props.list;
  const expired = useExpiredAmong(chosen);
  const plan = useMemo(() => planMany(chosen, toSendAgain(expired.sofar)), [chosen, expired.sofar]);
  const elsewhere = useMemo(
    () =>
      chosen
        .map(({ conference }) => conference)
        .filter(
          ({ directory, adminEmail }) =>
            directory?.isSettled === false && !isSameAddress(directory.email, adminEmail),
        ),
    [chosen],
  );
  const { done, text, directory } = words['send-again'];
  return (
    <ManyForm
      {...props}
      action="send-again"
      plan={plan}
      done={done}
      text={text}
      notes={
        <Concerned
          tone="warn"
          title={directory}
          of={elsewhere}
          say={(each) =>
            format.named(
              each.tag,
              `${each.adminEmail} (${format.named('PBX', each.directory?.email ?? '')})`,
            )
          }
        />
      }
      columns={[words.columns.tag, words.columns.email]}
      row={({ tag, adminEmail }) => [tag, adminEmail]}
      decide={() => {
        const answer = expired.decide(new Date());
        return answer && toSendAgain(answer);
      }}
    >
      {expired.count > 0 ? <ExpiredQuestion expired={expired} /> : undefined}
    </ManyForm>
  );
}
