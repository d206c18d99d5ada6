import type { Alert, GuessStore } from '../../functions/src/bridge/guesses/guess-store.ts';

/** Counts of guesses in this process's memory, and the alerts as they came. */
export interface MemoryStore extends GuessStore {
  readonly alerts: readonly Alert[];
}

export function memoryStore(): MemoryStore {
  const counts = new Map<string, number>();
  const alerts = new Map<string, Alert>();
  const add = (key: string, more: number): number => {
    const sum = (counts.get(key) ?? 0) + more;
    counts.set(key, sum);
    return sum;
  };
  return {
    get alerts() {
      return [...alerts.values()];
    },
    countInCall: (key) => Promise.resolve(add(key, 1)),
    add(added) {
      for (const { scope, window, wrongGuesses } of added) {
        add(`${scope.key}_${window}`, wrongGuesses);
      }
      return Promise.resolve();
    },
    read: (asked) =>
      Promise.resolve(asked.map(({ scope, window }) => counts.get(`${scope.key}_${window}`) ?? 0)),
    alert(alert) {
      const key = `${alert.scope.key}_${alert.window}`;
      if (alerts.has(key)) return Promise.resolve(false);
      alerts.set(key, alert);
      return Promise.resolve(true);
    },
  };
}
