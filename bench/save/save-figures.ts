import { type Figure, median, milliseconds, percentile, ratio } from '../report.ts';
import type { SaveTimes } from './measure.ts';

const FLOOR_RATIO = 3;
/** docs/saves.md, "Writes". */
const WRITES_NEW = 11;
const WRITES_AGAIN = 8;

const PHASES = [
  ['commit', "the portal's commit"],
  ['queue', 'event, function, codes and mail queued'],
  ['claim', 'event, mailer, claim begun'],
  ['smtp', 'claim committed, SMTP accepted'],
] as const;

/** Save to SMTP acceptance against the floor, and where the median Save's time went. */
export function saveFigures(saves: readonly SaveTimes[], floor: readonly number[]): Figure[] {
  const totals = saves.map((save) => save.total);
  const middle = median(totals);
  const bottom = median(floor);
  const whole: Figure[] = [
    {
      name: `Save to SMTP acceptance, median of ${saves.length}`,
      value: milliseconds(middle),
      against: `${ratio(middle, bottom)} the floor (${milliseconds(bottom)})`,
      aim: `≤ ${FLOOR_RATIO} × the floor`,
      met: middle <= FLOOR_RATIO * bottom,
    },
    {
      name: 'Save to SMTP acceptance, 95th percentile',
      value: milliseconds(percentile(totals, 95)),
      against: `${ratio(percentile(totals, 95), percentile(floor, 95))} the floor's (${milliseconds(percentile(floor, 95))})`,
      aim: '',
      met: null,
    },
  ];
  const phases = PHASES.map(([key, name]): Figure => {
    const share = median(saves.map((save) => save[key]));
    return {
      name: `– ${name}`,
      value: milliseconds(share),
      against: `${Math.round((100 * share) / middle)} % of the median`,
      aim: '',
      met: null,
    };
  });
  return [...whole, ...phases];
}

export function writeFigures(writes: { created: number; again: number }): Figure[] {
  const figure = (name: string, count: number, most: number): Figure => ({
    name,
    value: `${count} documents`,
    against: ratio(count, most),
    aim: `≤ ${most}`,
    met: count <= most,
  });
  return [
    figure('Writes for a new conference', writes.created, WRITES_NEW),
    figure('Writes for a Save that sends again', writes.again, WRITES_AGAIN),
  ];
}
