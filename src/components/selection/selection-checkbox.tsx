import type { JSX, Ref } from 'react';
import classes from './selection-checkbox.module.css';
import type { SelectionState } from './use-selection-state.ts';

/** Stands for one row of a list. */
export function RowCheckbox(props: {
  readonly id: string;
  readonly label: string;
  readonly isOn: boolean;
  readonly toggle: SelectionState['toggle'];
}): JSX.Element {
  const { id, label, isOn, toggle } = props;
  return (
    <SelectionCheckbox
      label={label}
      checked={isOn}
      onChange={(checked, range) => toggle(id, checked, range)}
    />
  );
}

/** Stands for all rows of the page. */
export function PageCheckbox(props: {
  readonly label: string;
  readonly selection: SelectionState;
}): JSX.Element {
  const { label, selection } = props;
  const { rows } = selection;
  const { size } = selection.on;
  return (
    <SelectionCheckbox
      label={label}
      checked={size === rows}
      mixed={size > 0 && size < rows}
      onChange={(checked) => selection.togglePage(checked)}
    />
  );
}

/**
 * The browser's own checkbox, which fifty rows can afford, in the portal's colours.
 *
 * @param props.mixed  some of what it stands for is checked
 * @param props.onChange  `range`: Shift was held down
 */
function SelectionCheckbox(props: {
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
