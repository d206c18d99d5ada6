/**
 * Files as administrators bring them, of so many rows; every fiftieth is odd, so that there is something to
 * tell.
 */

/** Conferences, none of which is there yet. */
export function conferencesFile(rows: number): string {
  return csv('Tag,Email,Expires', rows, (n) => {
    const email = n % 50 === 7 ? 'nobody' : `leader${n}@bench.example`;
    return `Call ${n},${email},${n % 4 === 0 ? '2035-03-31 17:00' : ''}`;
  });
}

/** The users that `seedUsers` made, every fifth with another name. */
export function usersFile(addresses: readonly string[]): string {
  return csv('Name,Extension,Email', addresses.length, (n) => {
    const name = n % 5 === 0 ? `Renamed ${n}` : `User ${String(n).padStart(5, '0')}`;
    const email = n % 50 === 7 ? '' : addresses[n];
    return `${name},${10_000 + n},${email}`;
  });
}

function csv(header: string, rows: number, row: (n: number) => string): string {
  return `${[header, ...Array.from({ length: rows }, (_, n) => row(n))].join('\n')}\n`;
}
