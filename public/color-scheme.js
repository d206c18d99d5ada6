// Before anything is painted: the colour scheme chosen earlier, so that a dark page never flashes
// white. A file of its own, not inline, so that a content security policy can forbid inline scripts.
(function () {
  var chosen;
  try {
    chosen = localStorage.getItem('confdesk.color-scheme');
  } catch {
    chosen = null;
  }
  var dark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
