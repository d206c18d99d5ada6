import type { JSX } from 'react';
import { useNow } from '../../../components/dates/use-now.ts';
import { keptSince, standingOf } from '../../../../domain/usage/day-ranges.ts';
import { useUsageWords } from '../usage-words.ts';
import { useUsageFormat, useUsageView } from '../use-usage-view.ts';

/** Says where the first of the chosen days are no longer kept; nothing where they all are, or none. */
export function CutNote(props: { readonly className: string | undefined }): JSX.Element | null {
  const { choice, today } = useUsageView();
  const { day } = useUsageFormat();
  const words = useUsageWords().empty;
  const now = useNow();
  if (standingOf(choice.range, today, now) !== 'cut') return null;
  return <p className={props.className}>{words.partlyGone(day(keptSince(now)))}</p>;
}
