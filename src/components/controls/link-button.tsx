import { Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, JSX, Ref } from 'react';

type AnchorProps = ButtonProps &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> & {
    readonly ref?: Ref<HTMLAnchorElement>;
  };

function ButtonAnchor(props: AnchorProps): JSX.Element {
  return <Button component="a" {...props} />;
}

/** A link of the router that looks like a button: it can be opened in another tab. */
export const LinkButton = createLink(ButtonAnchor);
