import type { JSX } from 'react';

export function ImportPage(): JSX.Element {
  return <p>ImportPage</p>;
}
