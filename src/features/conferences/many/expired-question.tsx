import type { JSX } from 'react';
import { ExpiredChoice } from '../../../components/expired/expired-choice.tsx';
import { useExpiredWords } from '../../../components/expired/expired-words.ts';
import { Notice } from '../../../components/notices/notice.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import classes from './many-form.module.css';
import { useManyWords } from './many-words.ts';
import type { ExpiredAmong } from './use-expired-among.ts';

/** Some of those whose email is to go out have expired: what becomes of them. Nothing where none has. */
export function ExpiredQuestion(props: { readonly expired: ExpiredAmong }): JSX.Element | null {
  const { format } = useI18n();
  const { skip } = useManyWords();
  const words = useExpiredWords().many;
  const { count, choice, choose, problem } = props.expired;
  if (count === 0) return null;
  return (
    <Notice tone="warn">
      <div className={classes.expired}>
        <p>{words.text(count, format.number(count))}</p>
        <ExpiredChoice
          question={words.ask}
          ways={[
            { way: 'date', label: words.date },
            { way: 'never', label: words.never },
            { way: 'leave', label: words.leave },
            { way: 'skip', label: skip },
          ]}
          choice={choice}
          choose={choose}
          problem={problem}
          disabled={false}
        />
      </div>
    </Notice>
  );
}
