import type { load as english } from '../../en/bulk/load.ts';

export const load: typeof english = {
  title: 'load',
};
