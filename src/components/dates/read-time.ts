/**
 * Reads a time of the day as people write it: `17:00`, `17h00`, `17 h`, `17.00`, `1700`, `9`, `5 pm`,
 * `5:30 p.m.`.
 *
 * @returns `HH:mm`, or null where it is none
 */
export function readTime(typed: string): string | null {
  const text = typed.toLowerCase().replace(/[\s.]+(?=[ap]\.?\s?m)|\s+/g, '');
  const [, hourText = '', minuteText = '0', half = ''] =
    /^(\d{1,2})(?:[:h.]?(\d{2})|[:h.])?([ap])?(?:\.?m\.?)?$/.exec(text) ?? [];
  const [hour, minute] = [Number(hourText), Number(minuteText)];
  const isWritten = hourText !== '' && (half !== '' || !/m/.test(text));
  if (!isWritten || minute > 59) return null;
  if (half !== '' && (hour < 1 || hour > 12)) return null;
  const whole = half === '' ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  if (whole > 23) return null;
  return `${String(whole).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
