import { useId, type JSX } from 'react';
import type { FileDates } from '../../../domain/conference/import-expiry.ts';
import { DATE_ORDERS, type DateOrder } from '../../../domain/time/written-date.ts';
import { Notice } from '../../components/notices/notice.tsx';
import { FilePageSection } from '../../csv-files/screens/file-page-parts.tsx';
import { useI18n } from '../../i18n/provider.tsx';
import { useImportWords } from './import-words.ts';
import classes from './import-dates.module.css';

/**
 * Which of day and month comes first in the dates of a file: one question about all of them, where some could
 * be either and nothing in the file says it.
 */
export function ImportDates(props: {
  readonly dates: FileDates;
  /** Null while nobody has said it. */
  readonly order: DateOrder | null;
  readonly disabled: boolean;
  readonly onAnswer: (order: DateOrder) => void;
}): JSX.Element | null {
  const { format } = useI18n();
  const words = useImportWords().dates;
  const id = useId();
  const { dates, order } = props;
  if (dates.kind === 'clear') return null;
  const row = String(dates.row);
  if (dates.kind === 'told') {
    return <Notice tone="info">{words.told[dates.order](dates.value, row)}</Notice>;
  }
  // What a clock shows, whichever zone it is in.
  const dayOf = (local: string): string => format.day(new Date(`${local}Z`), 'UTC');
  return (
    <FilePageSection heading={words.heading}>
      <fieldset className={`plain-fieldset ${classes.question}`} disabled={props.disabled}>
        <legend>{words.question(dates.value, row, dates.count, format.number(dates.count))}</legend>
        {DATE_ORDERS.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name={id}
              checked={order === each}
              onChange={() => props.onAnswer(each)}
            />
            {words[each](dayOf(dates.local[each]))}
          </label>
        ))}
      </fieldset>
      {order === null && <Notice tone="info">{words.unanswered}</Notice>}
    </FilePageSection>
  );
}

/** Whether a question is open that has to be answered before anything can be previewed. */
export function isDateOpen(dates: FileDates, order: DateOrder | null): boolean {
  return dates.kind === 'open' && order === null;
}
