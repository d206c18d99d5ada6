import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVitest, type TestSpecification, type Vitest } from 'vitest/node';

/** Stands for a test that was given up, on a machine that is too busy. */
const LATE = '(timed out)';

/** Runs the rules tests against one rules file after the other. Several of them work side by side. */
export class Trial {
  readonly #folder: string;
  readonly #vitest: Vitest;
  readonly #specifications: TestSpecification[];
  readonly #failed: string[];

  private constructor(
    folder: string,
    vitest: Vitest,
    specifications: TestSpecification[],
    failed: string[],
  ) {
    this.#folder = folder;
    this.#vitest = vitest;
    this.#specifications = specifications;
    this.#failed = failed;
  }

  /** @param root  the project's folder */
  static async open(root: string): Promise<Trial> {
    const folder = await mkdtemp(join(tmpdir(), 'rules-mutation-'));
    const failed: string[] = [];
    const vitest = await createVitest('test', {
      config: false,
      root,
      include: ['tests/rules/*.test.ts'],
      watch: false,
      bail: 1,
      // A busy machine must not pass for a test that noticed something.
      testTimeout: 120_000,
      hookTimeout: 120_000,
      // One process runs all files, which saves loading the SDK for each.
      pool: 'forks',
      isolate: false,
      maxWorkers: 1,
      env: { CONFDESK_RULES_FILE: join(folder, 'firestore.rules') },
      reporters: [
        {
          onTestCaseResult(test) {
            const { state, errors = [] } = test.result();
            if (state !== 'failed') return;
            const isLate = errors.some(({ message }) => message.includes('timed out'));
            failed.push(isLate ? LATE : test.fullName);
          },
        },
      ],
    });
    return new Trial(folder, vitest, await vitest.globTestSpecifications(), failed);
  }

  /**
   * The first test that fails under these rules; null if all pass. Throws if the tests could not
   * be run, which would say nothing about the rules.
   */
  async firstFailure(rules: string): Promise<string | null> {
    await writeFile(join(this.#folder, 'firestore.rules'), rules);
    this.#failed.length = 0;
    const run = await this.#vitest.runTestSpecifications(this.#specifications);
    const [failed] = this.#failed;
    if (failed === LATE) throw new Error('A rules test took too long, which says nothing.');
    if (failed !== undefined) return failed;
    const hasPassed = run.testModules.every((module) => module.state() === 'passed');
    if (hasPassed && run.testModules.length > 0 && run.unhandledErrors.length === 0) return null;
    const errors = run.testModules.flatMap((module) => module.errors().map((one) => one.message));
    throw new Error(
      `The rules tests did not run: ${[...errors, ...run.unhandledErrors].join(' ')}`,
    );
  }

  async close(): Promise<void> {
    await this.#vitest.close();
    await rm(this.#folder, { recursive: true });
  }
}
