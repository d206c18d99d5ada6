/** Milliseconds that each of these took, in turn, so that whatever else the machine does falls on all. */
export async function inTurn<Name extends string>(
  rounds: number,
  work: Readonly<Record<Name, () => Promise<unknown>>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(work) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
    Name,
    number[]
  >;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      const begin = performance.now();
      await work[name]();
      times[name].push(performance.now() - begin);
    }
  }
  return times;
}

export interface Load {
  /** From when each should have begun, whether or not it could, in milliseconds. */
  readonly times: readonly number[];
  readonly errors: readonly string[];
}

/** Begins so many a second whether or not the earlier ones have ended, and waits for the last. */
export async function openLoop(
  perSecond: number,
  seconds: number,
  work: (n: number) => Promise<unknown>,
): Promise<Load> {
  const times: number[] = [];
  const errors: string[] = [];
  const running: Promise<void>[] = [];
  const begin = performance.now();
  const one = async (n: number, due: number) => {
    try {
      await work(n);
      times.push(performance.now() - due);
    } catch (error) {
      errors.push(error instanceof Error ? error.message : String(error));
    }
  };
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const due = begin + (n * 1000) / perSecond;
    const ahead = due - performance.now();
    if (ahead > 0) await new Promise((resolve) => setTimeout(resolve, ahead));
    running.push(one(n, due));
  }
  await Promise.all(running);
  return { times, errors };
}
