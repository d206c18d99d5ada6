import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BaseSequencer, createVitest, type TestSpecification, type Vitest } from 'vitest/node';
import type { KillOrder } from './kill-order.ts';

/** Stands for a test that was given up, on a machine that is too busy. */
const LATE = '(timed out)';

export interface Failure {
  readonly name: string;
  readonly file: string;
  readonly why: string;
}

/** Runs the rules tests against one rules file after the other. Several of them work side by side. */
export class Trial {
  readonly #folder: string;
  readonly #vitest: Vitest;
  readonly #specifications: TestSpecification[];
  readonly #failed: Failure[];
  readonly #turn: { order: readonly string[] };

  private constructor(
    folder: string,
    vitest: Vitest,
    specifications: TestSpecification[],
    failed: Failure[],
    turn: { order: readonly string[] },
  ) {
    this.#folder = folder;
    this.#vitest = vitest;
    this.#specifications = specifications;
    this.#failed = failed;
    this.#turn = turn;
  }

  /** @param root  the project's folder */
  static async open(root: string): Promise<Trial> {
    const folder = await mkdtemp(join(tmpdir(), 'rules-mutation-'));
    const failed: Failure[] = [];
    const turn: { order: readonly string[] } = { order: [] };
    class InTurn extends BaseSequencer {
      override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
        const rank = ({ moduleId }: TestSpecification) => turn.order.indexOf(moduleId);
        return Promise.resolve([...files].sort((a, b) => rank(a) - rank(b)));
      }
    }
    const vitest = await createVitest('test', {
      config: false,
      root,
      include: ['tests/rules/!(lists)/*.test.ts'],
      watch: false,
      bail: 1,
      // A busy machine must not pass for a test that noticed something.
      testTimeout: 120_000,
      hookTimeout: 120_000,
      // One process runs all files, which saves loading the SDK for each.
      pool: 'forks',
      isolate: false,
      maxWorkers: 1,
      sequence: { sequencer: InTurn },
      env: { CONFDESK_RULES_FILE: join(folder, 'firestore.rules') },
      reporters: [
        {
          onTestCaseResult(test) {
            const { state, errors = [] } = test.result();
            if (state !== 'failed') return;
            const isLate = errors.some(({ message }) => message.includes('timed out'));
            const name = isLate ? LATE : test.fullName;
            const why = errors.map(({ message }) => message).join(' ');
            failed.push({ name, file: test.module.moduleId, why });
          },
        },
      ],
    });
    return new Trial(folder, vitest, await vitest.globTestSpecifications(), failed, turn);
  }

  /**
   * The first test that fails under these rules, and with what; null if all pass. Throws if the tests could not
   * be run, which would say nothing about the rules.
   *
   * @param place  what is changed in them: what noticed such a change before goes first
   */
  async firstFailure(rules: string, place: string, kills: KillOrder): Promise<Failure | null> {
    const files = this.#specifications.map(({ moduleId }) => moduleId);
    this.#turn.order = kills.order(place, files);
    await writeFile(join(this.#folder, 'firestore.rules'), rules);
    this.#failed.length = 0;
    const run = await this.#vitest.runTestSpecifications(this.#specifications);
    const [failed] = this.#failed;
    if (failed?.name === LATE) throw new Error('A rules test took too long, which says nothing.');
    if (failed !== undefined) {
      kills.noticed(place, failed.file);
      return failed;
    }
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
