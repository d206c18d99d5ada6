import { Problem } from '../support/problem.ts';

/** Reads what an operator has named. @throws Problem naming the file, and why it cannot be read */
export async function readInput<T>(file: string, reading: () => Promise<T>): Promise<T> {
  try {
    return await reading();
  } catch (error) {
    throw new Problem(`Cannot read ${file}: ${error instanceof Error ? error.message : ''}`);
  }
}
