import type { JSX } from 'react';

export function RunPage(): JSX.Element {
  return <p>RunPage</p>;
}
