import { lazyRouteComponent } from '@tanstack/react-router';
import type { JSX } from 'react';
import { PartNotLoaded } from './errors/part-not-loaded.ts';

/**
 * A page that is fetched when somebody goes to it.
 *
 * @param fetchFile  imports the file of the page
 * @param name  what the file exports it as
 * @returns the page; shown, it throws `PartNotLoaded` where its file could not be had, and asks for
 *   it anew each time that the router loads it
 */
export function latePage<Name extends string>(
  fetchFile: () => Promise<Record<Name, () => JSX.Element>>,
  name: Name,
): ReturnType<typeof lazyRouteComponent> {
  return lazyRouteComponent(async () => {
    try {
      return await fetchFile();
    } catch (cause) {
      // Vite's development server imports without `importPart`.
      throw cause instanceof PartNotLoaded ? cause : new PartNotLoaded('unanswered', cause);
    }
  }, name);
}
