import { DatePicker, DatesProvider, type DayOfWeek } from '@mantine/dates';
import { useLayoutEffect, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { weekStart } from '../../../domain/time/zone-countries.ts';
import { useAccount } from '../account/account-context.tsx';
import { useI18n } from '../../i18n/provider.tsx';
import 'dayjs/locale/fr-ca';
import classes from './moment-fields.module.css';
import { shiftDay } from './shift-day.ts';

/**
 * A month of days to choose from, with the keys that people know from other calendars. It takes the focus as
 * it opens. Days, `YYYY-MM-DD`, are those of the account's clock.
 */
export function Calendar(props: {
  /** Null: none is chosen yet. */
  readonly value: string | null;
  readonly onChoose: (day: string) => void;
  readonly today: string;
  /** The first and the last day that can be chosen. */
  readonly min: string;
  readonly max: string | undefined;
}): JSX.Element {
  const { t, language } = useI18n();
  const { account } = useAccount();
  const words = t.conferenceForm.expiry;
  const { value, min, max } = props;
  const first = value !== null && value >= min && (max === undefined || value <= max) ? value : min;
  const [shown, setShown] = useState(first);
  const box = useRef<HTMLDivElement>(null);
  const wanted = useRef<string | null>(null);
  const firstDay = weekStart(account.timeZone);

  // The day may be of a month that is drawn only now.
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const day = box.current?.querySelector<HTMLElement>(`[data-day="${wanted.current}"]`);
    wanted.current = null;
    day?.focus();
  });

  const turn = (event: KeyboardEvent): void => {
    const day = event.target instanceof HTMLElement ? event.target.dataset['day'] : undefined;
    if (day === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const to = shiftDay(day, event, { min, max, weekStart: firstDay });
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    wanted.current = to;
    setShown(to);
  };

  return (
    <DatesProvider
      settings={{
        locale: language === 'fr' ? 'fr-ca' : 'en',
        firstDayOfWeek: firstDay as DayOfWeek,
        // Red days would look like an error.
        weekendDays: [],
      }}
    >
      <div ref={box} className={classes.days} onKeyDownCapture={turn}>
        <DatePicker
          value={value}
          onChange={(day) => {
            if (day !== null) props.onChoose(day);
          }}
          allowDeselect={false}
          date={shown}
          onDateChange={setShown}
          minDate={min}
          {...(max === undefined ? {} : { maxDate: max })}
          // They could be chosen and looked as if they could not.
          hideOutsideDates
          getDayProps={(day) => ({
            'data-day': day,
            ...(day === first ? { 'data-autofocus': true } : {}),
            ...(day === props.today ? { 'aria-current': 'date' as const } : {}),
          })}
          previousLabel={words.previousMonth}
          nextLabel={words.nextMonth}
        />
      </div>
    </DatesProvider>
  );
}
