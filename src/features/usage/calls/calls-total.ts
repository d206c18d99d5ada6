/**
 * How many calls all pages have together, as far as that is known. The sums are read beside the list, and
 * a call may come between the two: what is shown is believed.
 *
 * @param shown.start rows before the page; null or undefined: not known
 * @param shown.isLast nothing follows the page
 * @param counted by the sums; undefined while it is not known
 */
export function totalOf(
  shown: {
    readonly start: number | null | undefined;
    readonly rows: number;
    readonly isLast: boolean;
  },
  counted: number | undefined,
): number | undefined {
  const { start, rows, isLast } = shown;
  if (counted === undefined || typeof start !== 'number') return counted;
  const end = start + rows;
  if (isLast) return end;
  return counted < end ? undefined : counted;
}
