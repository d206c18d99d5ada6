import { useEffect } from 'react';
import { keepOutline } from '../components/pages/outline.ts';
import { currentPerson, subscribeToSession, takeEndedOnRequest } from '../firebase/session.ts';
import { queryClient } from './query-client.ts';
import { router } from './router.tsx';

/**
 * Notices the end of a session, whoever ended it (the person here or in another tab, or Firebase),
 * forgets what was read, and asks to sign in. A session that ended by itself returns to its page;
 * unsaved changes wait in the form's draft, so no guard stands in the way.
 */
export function SessionWatcher(): null {
  useEffect(() => {
    let uid = currentPerson()?.uid ?? null;
    return subscribeToSession(() => {
      const before = uid;
      uid = currentPerson()?.uid ?? null;
      keepOutline(uid !== null);
      if (before === null || before === uid) return;
      queryClient.clear();
      if (uid !== null) return;
      const { href, pathname } = router.state.location;
      const back = takeEndedOnRequest() || pathname === '/sign-in' ? {} : { to: href };
      void router.navigate({ to: '/sign-in', search: back, ignoreBlocker: true });
    });
  }, []);
  return null;
}
