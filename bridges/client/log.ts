/** What a line of a log may say besides its name: ids and counts, never a code, a token or a whole number. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;

/** Where an adapter tells whoever runs it what happens. */
export type Log = (level: 'info' | 'warn' | 'error', name: string, facts?: LogFacts) => void;

/** A log of one JSON object a line, as collectors of logs read it; `write` gets each line with its end. */
export function jsonLog(write: (line: string) => void, now: () => Date = () => new Date()): Log {
  return (level, name, facts = {}) => {
    write(`${JSON.stringify({ at: now().toISOString(), level, name, ...facts })}\n`);
  };
}
