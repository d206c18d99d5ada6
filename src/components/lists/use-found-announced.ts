import { useEffect, useEffectEvent, useRef } from 'react';
import { announce } from '../notices/announcer.tsx';

/**
 * Says aloud how many a search or a filter has found. Not when the page opens with one.
 *
 * @param filter  what is searched and filtered by, as one text; empty where everything is shown
 * @param count  how many that are; undefined while it is not known
 */
export function useFoundAnnounced(
  filter: string,
  count: number | undefined,
  sentence: (count: number) => string,
): void {
  const told = useRef(filter);
  const tell = useEffectEvent((found: number) => announce(sentence(found)));
  useEffect(() => {
    if (told.current === filter || (filter !== '' && count === undefined)) return;
    told.current = filter;
    if (filter !== '' && count !== undefined) tell(count);
  }, [filter, count]);
}
