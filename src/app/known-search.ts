import type { AnyRoute } from '@tanstack/react-router';

type Search = Readonly<Record<string, unknown>>;
/** What a route reads out of the address; what means nothing to it is left out. */
type SearchReader = (search: Search) => Search;

/**
 * Lets the pages of a tree see what their routes read out of the address, and nothing else. The router
 * puts what a route reads over the address as it came (matchRoutesInternal of router-core), so a value
 * that a route left out because it knows no such thing would reach the page all the same. Here, for
 * all routes at once, so that no page needs to think of it.
 *
 * @throws Error for a route whose reader is no function.
 */
export function showKnownSearchOnly(route: AnyRoute): void {
  const options = route.options as { id?: string; path?: string; validateSearch?: unknown };
  const read = options.validateSearch;
  if (typeof read === 'function') options.validateSearch = knownOnly(read as SearchReader);
  else if (read !== undefined) {
    throw new Error(
      `The route ${options.path ?? options.id ?? ''} reads its search by no function.`,
    );
  }
  const children = Object.values((route.children ?? {}) as Record<string, AnyRoute>);
  for (const child of children) showKnownSearchOnly(child);
}

/** As `read`, with an `undefined` over each value that it leaves out, or that it trips over. */
export function knownOnly(read: SearchReader): SearchReader {
  return (search) => {
    const nothing = Object.fromEntries(Object.keys(search).map((name) => [name, undefined]));
    try {
      return { ...nothing, ...read(search) };
    } catch {
      return nothing;
    }
  };
}
