import { Fragment, type JSX } from 'react';

/**
 * An address that goes on in the next line, where it has to, behind its @ or before a dot, rather than in the
 * middle of a word.
 */
export function EmailAddress({ email }: { readonly email: string }): JSX.Element {
  return (
    <bdi>
      {email.split(/(?<=@)|(?=\.)/u).map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </bdi>
  );
}
