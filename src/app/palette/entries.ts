import { fold } from '../../../domain/list-keys.ts';

/** What an entry is about, in the order in which the groups stand. */
export const ENTRY_KINDS = ['conference', 'page', 'action', 'account'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Something that can be gone to or done. */
export interface Entry {
  readonly kind: EntryKind;
  /** Among all entries. */
  readonly id: string;
  readonly label: string;
  /** Beside the label, quietly. */
  readonly hint?: string | undefined;
  /** Other words by which it is found. */
  readonly also?: string;
  readonly run: () => void;
}

/**
 * The entries of which each word of what was typed begins a word; all, where nothing was.
 *
 * @param typed  case and accents do not count
 */
export function matching(entries: readonly Entry[], typed: string): readonly Entry[] {
  const wanted = wordsOf(typed);
  return entries.filter(({ label, hint = '', also = '' }) => {
    const has = wordsOf(`${label} ${hint} ${also}`);
    return wanted.every((word) => has.some((each) => each.startsWith(word)));
  });
}

function wordsOf(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The entries by group, in the groups' order; those of a group as they were. */
export function grouped(
  entries: readonly Entry[],
): readonly { readonly kind: EntryKind; readonly entries: readonly Entry[] }[] {
  return ENTRY_KINDS.map((kind) => ({
    kind,
    entries: entries.filter((entry) => entry.kind === kind),
  })).filter((group) => group.entries.length > 0);
}

/** The entry to which a key leads from another one; round at both ends. */
export function reached(
  entries: readonly Entry[],
  from: string | undefined,
  key: 'ArrowDown' | 'ArrowUp' | 'PageDown' | 'PageUp',
): string | undefined {
  const at = entries.findIndex(({ id }) => id === from);
  const last = entries.length - 1;
  if (key === 'PageDown') return entries[Math.min(at + PAGE, last)]?.id;
  if (key === 'PageUp') return entries[Math.max(at - PAGE, 0)]?.id;
  const next = key === 'ArrowDown' ? at + 1 : at - 1;
  return (entries[next] ?? entries[next < 0 ? last : 0])?.id;
}

const PAGE = 5;
