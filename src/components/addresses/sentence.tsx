import { Fragment, type JSX } from 'react';
import { EmailAddress } from './email-address.tsx';

/** What may be an address: letters on both sides of an @, up to a space or a mark that belongs to the sentence. */
const ADDRESS = /([^\s@“”«»"()<>]+@[^\s@“”«»"()<>,;:?!]*[^\s@“”«»"()<>,;:?!.])/u;

/** A sentence; addresses in it go on in the next line where addresses do. */
export function Sentence({ children }: { readonly children: string }): JSX.Element {
  return (
    <>
      {children.split(ADDRESS).map((part, index) => (
        <Fragment key={index}>{index % 2 === 1 ? <EmailAddress email={part} /> : part}</Fragment>
      ))}
    </>
  );
}
