import type { JSX } from 'react';

export function LoadUsersPage(): JSX.Element {
  return <p>LoadUsersPage</p>;
}
