/** One measured figure beside the floor or peer it was measured against in the same run. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  /** What it is compared with, and the ratio to that, such as `0.4 × of 250 MB`. */
  readonly against: string;
  readonly aim: string;
  /** null: a figure without an aim. */
  readonly met: boolean | null;
}

/** Middle value of a sample; for an even count, the mean of the two in the middle. */
export function median(sample: readonly number[]): number {
  return percentile(sample, 50);
}

/** The `p`-th percentile (0 to 100) by linear interpolation between the closest ranks. */
export function percentile(sample: readonly number[], p: number): number {
  if (sample.length === 0) throw new RangeError('a percentile needs at least one value');
  const sorted = [...sample].sort((a, b) => a - b);
  const rank = ((sorted.length - 1) * p) / 100;
  const low = sorted[Math.floor(rank)] ?? 0;
  const high = sorted[Math.ceil(rank)] ?? low;
  return low + (high - low) * (rank - Math.floor(rank));
}

export function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(2) : Math.round(value).toString()} ms`;
}

export function ratio(value: number, floor: number): string {
  return `${(value / floor).toFixed(2)} ×`;
}

/** The figures as a Markdown table, the form in which they stand in docs/BENCHMARKS.md. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    figure.value,
    figure.against,
    figure.aim,
    figure.met === null ? '' : figure.met ? 'met' : 'MISSED',
  ]);
  const lines = [
    ['what', 'measured', 'against', 'aim', ''],
    ['---', '---', '---', '---', '---'],
    ...rows,
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
