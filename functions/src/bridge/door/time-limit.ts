/** Something was not done in time. */
export class TooLate extends Error {
  override readonly name = 'TooLate';
}

/**
 * What `work` gives, if it does so in `limitMs` milliseconds. It goes on when it does not: what is behind
 * it must bear to be done without anybody waiting for it.
 *
 * @throws TooLate
 */
export async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new TooLate());
    }, limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
