/** The header of a column of times, with the zone whose clock they are on. */
export function inZone(column: string, timeZone: string): string {
  return `${column} (${timeZone})`;
}
