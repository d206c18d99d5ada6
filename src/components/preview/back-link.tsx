import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, JSX, Ref } from 'react';
import { IconChevronLeft } from '../icons.ts';
import classes from './preview.module.css';

type AnchorProps = AnchorHTMLAttributes<HTMLAnchorElement> & {
  readonly ref?: Ref<HTMLAnchorElement>;
};

function BackAnchor({ children, ...props }: AnchorProps): JSX.Element {
  return (
    <a {...props} className={classes.back}>
      <IconChevronLeft size={16} stroke={1.8} aria-hidden />
      {children}
    </a>
  );
}

/** Above a page's title: the way back to the list that it came from. */
export const BackLink = createLink(BackAnchor);
