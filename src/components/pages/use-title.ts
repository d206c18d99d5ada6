import { useLayoutEffect } from 'react';
import { removeOutline } from './outline.ts';

/** Names the page in the browser's tab and history; what has a name is there, and needs no outline. */
export function useTitle(title: string): void {
  useLayoutEffect(() => {
    removeOutline();
    document.title = `${title} · Confdesk`;
  }, [title]);
}
