import type { JSX } from 'react';
import { Notice } from '../../components/notices/notice.tsx';
import { useI18n } from '../../i18n/provider.tsx';
import type { RunKind } from '../plan/run-plan.ts';
import type { RunLook } from '../plan/run-work.ts';
import { openIn } from '../run/run-look.ts';
import { useWordsOfRun } from './run-words.ts';

/** What there is to say at the end. */
export function RunSummary(props: { readonly kind: RunKind; readonly look: RunLook }): JSX.Element {
  const { format } = useI18n();
  const words = useWordsOfRun(props.kind).summary;
  const { made, failed, waiting } = props.look;
  const open = openIn(props.look);
  if (made === 0) return <Notice tone="info" title={words.none} />;
  if (failed + waiting + open === 0) {
    return <Notice tone="good" title={words.allSent(made, format.number(made))} />;
  }
  const sentences = [
    words.made(format.number(made)),
    ...(failed > 0 ? [words.failed(format.number(failed))] : []),
    ...(waiting > 0 ? [words.waiting(format.number(waiting))] : []),
    ...(open > 0 ? [words.open(format.number(open))] : []),
  ];
  return (
    <Notice tone={failed > 0 ? 'warn' : 'info'} title={sentences.join(' ')}>
      {waiting + open > 0 && words.goesOn}
    </Notice>
  );
}
