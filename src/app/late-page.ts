import { lazyRouteComponent } from '@tanstack/react-router';
import type { JSX } from 'react';
import { hostingAnswers } from './errors/hosting-answers.ts';
import { PageNotLoaded } from './errors/page-not-loaded.ts';

/**
 * A page that is fetched when somebody goes to it.
 *
 * @param fetchFile  imports the file of the page
 * @param name  what the file exports it as
 * @returns the page; shown, it throws `PageNotLoaded` where its file could not be had, and asks for
 *   it anew each time that the router loads it. Where the server answers by the time it is asked why, the file is
 *   asked for once more: a network that was gone for a moment is no new version
 */
export function latePage<Name extends string>(
  fetchFile: () => Promise<Record<Name, () => JSX.Element>>,
  name: Name,
): ReturnType<typeof lazyRouteComponent> {
  return lazyRouteComponent(async () => {
    try {
      return await fetchFile();
    } catch (cause) {
      if (!(await hostingAnswers())) throw new PageNotLoaded('unanswered', cause);
      return await fetchFile().catch((again: unknown) => {
        throw new PageNotLoaded('updated', again);
      });
    }
  }, name);
}
