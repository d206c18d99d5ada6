import { useMemo, type JSX } from 'react';
import { Outcome } from '../../../components/preview/preview.tsx';
import { ManyForm, type ManyFormProps } from './many-form.tsx';
import { useManyWords } from './many-words.ts';
import { toDelete } from './decide.ts';
import { planMany } from './plan.ts';

/** To delete each. */
export function DeleteForm(props: ManyFormProps): JSX.Element {
  const words = useManyWords();
  const { chosen } = props.list;
  const plan = useMemo(() => planMany(chosen, toDelete), [chosen]);
  const { done, codesStop, codesReserved, callsStay, nobodyTold, undo } = words.delete;
  return (
    <ManyForm
      {...props}
      action="delete"
      plan={plan}
      done={done}
      text={codesStop}
      notes={
        <>
          <Outcome tone="info" title={undo} />
          {[nobodyTold, callsStay, codesReserved].map((sentence) => (
            <Outcome key={sentence} tone="info" title={sentence} />
          ))}
        </>
      }
      columns={[words.columns.tag, words.columns.admin]}
      row={({ tag, adminEmail }) => [tag, adminEmail]}
      decide={() => toDelete}
    />
  );
}
