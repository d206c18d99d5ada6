const ASK_EVERY_MS = 1000;

/**
 * Calls back at each Ctrl-C and each other polite request to end, and when the npm that started
 * this process is gone: killed outright, it cannot pass anything on.
 */
export function onAskedToEnd(listener: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, listener);
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const npm = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(watch);
    listener();
  }, ASK_EVERY_MS);
  watch.unref();
}
