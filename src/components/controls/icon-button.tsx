import type { ComponentProps, JSX } from 'react';
import type { IconCheck } from '../icons.ts';
import classes from './icon-button.module.css';

/**
 * A small button that is a picture, named for who does not see it. As Mantine's subtle `ActionIcon`, at a
 * fraction of its price: a list of fifty conferences has two hundred of them.
 *
 * @param props.busy  it cannot be pressed for the moment, but keeps the focus
 */
export function IconButton(
  props: Omit<ComponentProps<'button'>, 'children' | 'type'> & {
    readonly icon: typeof IconCheck;
    readonly iconSize?: number;
    readonly busy?: boolean;
    readonly 'aria-label': string;
  },
): JSX.Element {
  const { icon: Icon, iconSize = 16, busy = false, className, onClick, ...rest } = props;
  return (
    <button
      {...rest}
      type="button"
      className={`${classes.button} ${className ?? ''}`}
      // Who opens a menu with it says so, too, while that comes: not to be taken back here.
      {...(busy ? { 'aria-busy': true, 'aria-disabled': true } : { onClick })}
    >
      <Icon size={iconSize} stroke={1.7} aria-hidden />
    </button>
  );
}
