import type { Page } from '@playwright/test';
import type { Operator } from '../operator-interface.ts';
import type { Office } from '../test.ts';

/** Where a walk takes place. */
export interface Visit {
  readonly page: Page;
  readonly office: Office;
  readonly operator: Operator;
  /**
   * Called at each screen once it has settled, with what it is. `reach` opens what closes where the page
   * is drawn in another way, at another width.
   */
  readonly look: (screen: string, reach?: () => Promise<void>) => Promise<void>;
}
