import type { runs as english } from '../../en/bulk/runs.ts';

export const runs: typeof english = {
  title: 'runs',
};
