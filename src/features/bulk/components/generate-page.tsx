import type { JSX } from 'react';

export function GeneratePage(): JSX.Element {
  return <p>GeneratePage</p>;
}
