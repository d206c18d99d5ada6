import type { JSX } from 'react';

export function PbxUsersPage(): JSX.Element {
  return <p>PbxUsersPage</p>;
}
