import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { useRef, useState, type JSX, type KeyboardEvent, type Ref } from 'react';
import { dateOrderOf } from '../../../domain/time/date-order.ts';
import { describedBy } from '../controls/described-by.ts';
import { IconCalendar } from '../icons.ts';
import { useI18n } from '../../i18n/provider.tsx';
import { Calendar } from './calendar.tsx';
import { readDate, type ReadDate } from './read-date.ts';
import { isCalendarDay } from './typed-moment.ts';

/**
 * A day, typed as one writes it or chosen in a calendar, and written as the portal writes days once it is
 * left. What is understood of numbers is seen by that: the month is a word.
 */
export function DateField(props: {
  /** `YYYY-MM-DD`; or what was typed, where that is no day; null: none. */
  readonly value: string | null;
  /** `time` where one was typed, or pasted, with the day. */
  readonly onChange: (date: string | null, time: string | null) => void;
  readonly onBlur?: (() => void) | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
  readonly label: string;
  readonly error: boolean;
  readonly describedBy: string;
  /** `YYYY-MM-DD`, on the account's clock; the first day that the calendar offers. */
  readonly today: string;
  /** The last one. */
  readonly max: string | undefined;
}): JSX.Element {
  const { t, format, language } = useI18n();
  const words = t.conferenceForm.expiry;
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { value, today } = props;
  const isRead = value !== null && isCalendarDay(value);
  const read = (text: string): ReadDate | null =>
    readDate(text, dateOrderOf(language, navigator.languages), today);

  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' || !event.altKey) return;
    event.preventDefault();
    setOpen(true);
  };
  const leave = (): void => {
    if (typed !== null) {
      const { date = typed.trim() || null, time = null } = read(typed) ?? {};
      if (date !== value || time !== null) props.onChange(date, time);
    }
    setTyped(null);
    props.onBlur?.();
  };

  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      trapFocus
      withRoles={false}
      shadow="none"
      zIndex={400}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <div>
          <TextInput
            {...(props.inputRef === undefined ? {} : { ref: props.inputRef })}
            value={typed ?? (isRead ? format.fieldDay(value) : (value ?? ''))}
            onFocus={({ target }) => {
              setOpen(false);
              setTyped(target.value);
              target.select();
            }}
            onChange={({ target }) => {
              setTyped(target.value);
              // While somebody is still typing, `20` is not a year yet, and what is no day yet is none.
              const found = read(target.value);
              const isAhead = found !== null && found.date >= today;
              props.onChange(isAhead ? found.date : null, null);
            }}
            onBlur={leave}
            onKeyDown={onKeyDown}
            label={props.label}
            placeholder={words.datePlaceholder}
            error={props.error}
            {...describedBy(props.describedBy)}
            autoComplete="off"
            className="figures"
            rightSection={
              <ActionIcon
                ref={opener}
                variant="subtle"
                color="gray"
                aria-label={words.openCalendar}
                aria-haspopup="dialog"
                aria-expanded={isOpen}
                onClick={() => setOpen(!isOpen)}
              >
                <IconCalendar size={18} stroke={1.6} aria-hidden />
              </ActionIcon>
            }
          />
        </div>
      </Popover.Target>
      <Popover.Dropdown
        role="dialog"
        aria-label={props.label}
        onKeyDownCapture={({ key }) => {
          if (key === 'Escape') close();
        }}
      >
        <Calendar
          value={isRead ? value : null}
          onChoose={(day) => {
            props.onChange(day, null);
            close();
          }}
          today={today}
          min={today}
          max={props.max}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
