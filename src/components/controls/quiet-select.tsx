import type { JSX } from 'react';
import { IconChevronDown } from '../icons.ts';
import classes from './quiet-select.module.css';

/**
 * A choice that stays in the background. The browser's own select: every keyboard, screen reader
 * and phone knows it, and it weighs nothing on the sign-in page.
 */
export function QuietSelect<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}): JSX.Element {
  return (
    <span className={classes.wrap}>
      <select
        className={classes.select}
        aria-label={props.label}
        value={props.value}
        onChange={(event) => {
          const chosen = props.options.find((option) => option.value === event.target.value);
          if (chosen !== undefined) props.onChange(chosen.value);
        }}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <IconChevronDown className={classes.arrow} size={14} stroke={1.8} aria-hidden />
    </span>
  );
}
