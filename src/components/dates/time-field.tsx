import { TextInput } from '@mantine/core';
import { useState, type JSX } from 'react';
import { describedBy } from '../controls/described-by.ts';
import { useI18n } from '../../i18n/provider.tsx';
import { readTime } from './read-time.ts';

/**
 * A time of the day, written as the portal writes it everywhere, which a browser's own field would not do:
 * that one has twelve hours or twenty-four as the browser likes. Understands both.
 */
export function TimeField(props: {
  /** `HH:mm`; or what was typed, where that is no time. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label: string;
  readonly error: boolean;
  readonly describedBy: string;
}): JSX.Element {
  const { format } = useI18n();
  const [typed, setTyped] = useState<string | null>(null);
  const readable = (value: string): string =>
    readTime(value) === value ? format.time(new Date(`1970-01-01T${value}Z`), 'UTC') : value;
  return (
    <TextInput
      value={typed ?? readable(props.value)}
      onFocus={(event) => {
        setTyped(event.target.value);
        event.target.select();
      }}
      onChange={({ target }) => {
        setTyped(target.value);
        // While somebody is still typing, what is no time yet is none.
        props.onChange(readTime(target.value) ?? '');
      }}
      onBlur={() => {
        if (typed !== null && readTime(typed) === null) props.onChange(typed.trim());
        setTyped(null);
      }}
      label={props.label}
      placeholder={format.time(new Date('1970-01-01T17:00Z'), 'UTC')}
      error={props.error}
      {...describedBy(props.describedBy)}
      autoComplete="off"
      className="figures"
    />
  );
}
