import { Fragment, type JSX } from 'react';
import { EmailAddress } from './email-address.tsx';

/** A sentence in which an address stands, which goes on in the next line where addresses do. */
export function SentenceWithAddress(props: {
  readonly sentence: string;
  readonly email: string;
}): JSX.Element {
  const { sentence, email } = props;
  return (
    <>
      {sentence.split(email).map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <EmailAddress email={email} />}
          {part}
        </Fragment>
      ))}
    </>
  );
}
