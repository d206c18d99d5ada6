import type { Misfortune } from '../../../domain/delivery/failures.ts';
import { IconHelpCircle, IconX } from '../icons.ts';
import type { Status } from './status.tsx';

/** How what may be said of an email that was not sent looks. */
export const MISFORTUNES = {
  failed: { tone: 'bad', icon: IconX },
  uncertain: { tone: 'warn', icon: IconHelpCircle },
  replaced: { tone: 'quiet', icon: IconX },
} as const satisfies Record<Misfortune, Pick<Parameters<typeof Status>[0], 'tone' | 'icon'>>;
