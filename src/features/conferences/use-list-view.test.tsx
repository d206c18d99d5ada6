import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import type { JSX } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { useListView } from './use-list-view.ts';

const LIST = {
  to: '/a/$accountId/conferencing/settings',
  params: { accountId: 'acme' },
} as const;

function Settings(): JSX.Element {
  return <p>{useListView().view.q ?? 'everything'}</p>;
}

/** A router at the list's own place in the portal. */
function routerAt(address: string) {
  const rootRoute = createRootRoute();
  const signedIn = createRoute({ getParentRoute: () => rootRoute, id: 'signed-in' });
  const settings = createRoute({
    getParentRoute: () => signedIn,
    path: '/a/$accountId/conferencing/settings',
    component: Settings,
  });
  const router = createRouter({
    routeTree: rootRoute.addChildren([signedIn.addChildren([settings])]),
    history: createMemoryHistory({ initialEntries: [address] }),
  });
  const shown = (): string => renderToStaticMarkup(<RouterProvider router={router as never} />);
  return { router, shown };
}

it('goes from a code that was searched to a word without showing everything in between', async () => {
  const { router, shown } = routerAt('/a/acme/conferencing/settings');
  await router.load();
  expect(shown()).toBe('<p>everything</p>');
  // The router tells where somebody goes at once, and what matches it only when the page is ready.
  const { location } = router.stores;
  location.set(router.buildLocation({ ...LIST, state: { searchedCode: '7669687108' } }));
  expect(shown()).toBe('<p>7669687108</p>');
  location.set(router.buildLocation({ ...LIST, search: { q: 'ouest' } }));
  expect(shown()).toBe('<p>ouest</p>');
});
