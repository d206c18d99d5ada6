// Before anything is painted: which scheme, which language and which outline this visit begins with.
// It stands in the page itself, and firebase.json allows it by its hash (local/build/outline-page.test.ts).
(function () {
  var page = document.documentElement;
  function kept(name) {
    try {
      return localStorage.getItem('confdesk.' + name);
    } catch {
      return null;
    }
  }
  var scheme = kept('color-scheme');
  var isDark =
    scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  page.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');

  var spoken = [kept('language')].concat(navigator.languages).map(function (tag) {
    return String(tag).toLowerCase().split('-')[0];
  });
  page.lang =
    spoken.find(function (tag) {
      return tag === 'en' || tag === 'fr';
    }) || 'en';

  var isPlain = /^\/(reset|choose)-password/.test(location.pathname);
  var isSignedIn = kept('signed-in') === 'yes';
  page.setAttribute('data-outline', isPlain ? 'plain' : isSignedIn ? 'frame' : 'door');
  if (/\/conferencing\/settings/.test(location.pathname))
    page.setAttribute('data-page', 'settings');

  // Signing in may be asked for before the form is there to do it.
  function ask(event) {
    var place = event.target instanceof Element && event.target.closest('#outline');
    if (!place) return;
    var isKey = event.type === 'keydown';
    if (
      isKey
        ? event.key === 'Enter' && event.target.matches('input')
        : event.target.closest('button')
    )
      place.setAttribute('data-asked', '');
  }
  addEventListener('focusin', function (event) {
    var place = event.target.closest('#outline');
    if (place) place.setAttribute('data-focused', event.target.id);
  });
  addEventListener('click', ask);
  addEventListener('keydown', ask);
  addEventListener(
    'error',
    function (event) {
      if (event.target instanceof HTMLScriptElement) page.setAttribute('data-outline', 'failed');
    },
    true,
  );
})();
