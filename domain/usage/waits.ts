/** From when until when somebody was there, in milliseconds since 1970. */
export interface Stay {
  readonly joinedAt: number;
  /** Null while they are there. */
  readonly leftAt: number | null;
}

/**
 * The times of a stay in which no leader was there: before the first came, between two, and after the
 * last had left. None has no length.
 *
 * @param until taken for the end of the stay while it lasts.
 */
export function waitsOf(
  { joinedAt, leftAt }: Stay,
  leaders: readonly Stay[],
  until: number = joinedAt,
): readonly { readonly from: number; readonly to: number }[] {
  const end = leftAt ?? until;
  const waits: { from: number; to: number }[] = [];
  let from = joinedAt;
  for (const leader of leaders.toSorted((a, b) => a.joinedAt - b.joinedAt)) {
    const to = Math.min(leader.joinedAt, end);
    if (to > from) waits.push({ from, to });
    from = Math.max(from, leader.leftAt ?? Infinity);
  }
  if (end > from) waits.push({ from, to: end });
  return waits;
}
