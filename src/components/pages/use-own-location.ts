import { useMatch, useRouterState, type ParsedLocation } from '@tanstack/react-router';
import { useState } from 'react';

/**
 * The address of the page that this belongs to, and what came with it, for as long as the page is shown. The
 * router's own hooks tell the place to which somebody goes as soon as they go, when the page that they leave
 * still stands there: until the next one has come it would show what its own address does not say.
 */
export function useOwnLocation(): ParsedLocation {
  const path = useMatch({ strict: false, select: ({ pathname }) => pathname });
  const location = useRouterState({ select: (state) => state.location });
  const [own, setOwn] = useState(location);
  if (!isWithin(location.pathname, path)) return own;
  if (location !== own) setOwn(location);
  return location;
}

/** Whether an address is a page's, or of one that is shown inside it. */
function isWithin(address: string, page: string): boolean {
  const root = page.replace(/\/+$/, '');
  return address === root || address.startsWith(`${root}/`);
}
