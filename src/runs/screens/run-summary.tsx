import type { JSX } from 'react';
import { Notice } from '../../components/notices/notice.tsx';
import { useI18n } from '../../i18n/provider.tsx';
import type { RunKind } from '../plan/run-plan.ts';
import type { RunLook } from '../plan/run-work.ts';
import { openIn } from '../run/run-look.ts';
import { useWordsOfRun } from './run-words.ts';

/** What there is to say at the end. */
export function RunSummary(props: {
  readonly kind: RunKind;
  readonly look: RunLook;
  readonly alone: number;
}): JSX.Element {
  const { format } = useI18n();
  const words = useWordsOfRun(props.kind).summary;
  const { made, failed, waiting } = props.look;
  const open = openIn(props.look);
  const leftAlone = props.alone > 0 ? [words.alone(props.alone, format.number(props.alone))] : [];
  if (made === 0) {
    return <Notice tone="info" title={[words.none, ...leftAlone].join(' ')} />;
  }
  if (failed + waiting + open === 0) {
    const all = [words.allSent(made, format.number(made)), ...leftAlone];
    return <Notice tone="good" title={all.join(' ')} />;
  }
  const sentences = [
    words.made(format.number(made)),
    ...leftAlone,
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
