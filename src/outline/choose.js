// Before anything is painted: which scheme, which language and which outline this visit begins with.
// It stands in the page itself, and firebase.json allows it by its hash (local/build/outline-page.test.ts).
(() => {
  const page = document.documentElement;
  const kept = (name) => {
    try {
      return localStorage.getItem(`confdesk.${name}`);
    } catch {
      return null;
    }
  };
  const scheme = kept('color-scheme');
  const isDark =
    scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  page.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');

  page.lang =
    [kept('language'), ...navigator.languages]
      .map((tag) => String(tag).toLowerCase().split('-')[0])
      .find((tag) => tag === 'en' || tag === 'fr') ?? 'en';

  const isPlain = /^\/(reset|choose)-password/.test(location.pathname);
  const isSignedIn = kept('signed-in') === 'yes';
  page.setAttribute('data-outline', isPlain ? 'plain' : isSignedIn ? 'frame' : 'door');
  if (/\/conferencing\/settings/.test(location.pathname)) {
    page.setAttribute('data-page', 'settings');
  }

  // Signing in may be asked for before the form is there to do it.
  const outlineOf = ({ target }) => (target instanceof Element ? target.closest('#outline') : null);
  addEventListener('focusin', (event) => {
    outlineOf(event)?.setAttribute('data-focused', event.target.id);
  });
  addEventListener('click', (event) => {
    if (event.target.closest?.('button')) outlineOf(event)?.setAttribute('data-asked', '');
  });
  addEventListener('keydown', (event) => {
    const isSent = event.key === 'Enter' && event.target.matches('input');
    if (isSent) outlineOf(event)?.setAttribute('data-asked', '');
  });
  addEventListener(
    'error',
    ({ target }) => {
      if (target instanceof HTMLScriptElement) page.setAttribute('data-outline', 'failed');
    },
    true,
  );
})();
