import type { JSX, Ref } from 'react';
import classes from './selection-checkbox.module.css';

/**
 * The browser's own checkbox, which fifty rows can afford, in the portal's colours.
 *
 * @param props.mixed  some of what it stands for is checked
 * @param props.onChange  `range`: Shift was held down
 */
export function SelectionCheckbox(props: {
  readonly label: string;
  readonly checked: boolean;
  readonly mixed?: boolean;
  readonly onChange: (checked: boolean, range: boolean) => void;
}): JSX.Element {
  const mixed = props.mixed ?? false;
  const setMixed: Ref<HTMLInputElement> = (input) => {
    // No attribute says so.
    if (input !== null) input.indeterminate = mixed;
  };
  return (
    <input
      type="checkbox"
      ref={setMixed}
      className={classes.checkbox}
      aria-label={props.label}
      checked={props.checked}
      onChange={({ currentTarget, nativeEvent }) => {
        const range = 'shiftKey' in nativeEvent && nativeEvent.shiftKey === true;
        props.onChange(currentTarget.checked, range);
      }}
    />
  );
}
