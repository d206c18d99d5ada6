/** Where lines go: `process.stdout`. */
interface Out {
  readonly isTTY: boolean;
  write(text: string): unknown;
}

/** What goes on, told line by line. */
export interface ProgressLines {
  /** Tells what goes on from now on. */
  readonly say: (line: string) => void;
  /** Nothing goes on any more that is to be told; ends the last line. */
  readonly end: () => void;
}

/** Back to the beginning of a terminal's line, which is cleared. */
const AGAIN = '\r\u001B[2K';

/**
 * Tells what goes on, each with the seconds since the start. On a terminal the last line counts on, second by
 * second, so that one sees a long step go on; and what is waited for and how far it is stays one line.
 *
 * @param now  milliseconds
 * @param every  calls back again and again, each second; gives what ends that
 */
export function progressLines(
  out: Out,
  now: () => number,
  every: (tick: () => void) => () => void = everySecond,
): ProgressLines {
  const startedAt = now();
  let current: { readonly line: string; readonly at: number } | null = null;
  let stopTicking: (() => void) | null = null;

  const text = (isOver: boolean): string => {
    if (current === null) return '';
    const told = `${((current.at - startedAt) / 1000).toFixed(1).padStart(5)} s  ${current.line}`;
    const seconds = Math.floor((now() - current.at) / 1000);
    return isOver || seconds < 1 ? told : `${told} … ${seconds} s`;
  };
  const end = (): void => {
    stopTicking?.();
    stopTicking = null;
    if (current !== null && out.isTTY) out.write(`${AGAIN}${text(true)}\n`);
    current = null;
  };
  return {
    say: (line) => {
      if (!out.isTTY) {
        current = { line, at: now() };
        out.write(`${text(true)}\n`);
        return;
      }
      const waited = subjectOf(line);
      const goesOn = current !== null && waited !== null && subjectOf(current.line) === waited;
      if (goesOn && current !== null) current = { line, at: current.at };
      else {
        end();
        current = { line, at: now() };
      }
      out.write(`${AGAIN}${text(false)}`);
      stopTicking ??= every(() => out.write(`${AGAIN}${text(false)}`));
    },
    end,
  };
}

/** What is waited for in a line of `untilDone`, without how far it is. */
function subjectOf(line: string): string | null {
  return /^Waiting for [^:;]+/.exec(line)?.[0] ?? null;
}

function everySecond(tick: () => void): () => void {
  const timer = setInterval(tick, 1000);
  timer.unref();
  return () => clearInterval(timer);
}
