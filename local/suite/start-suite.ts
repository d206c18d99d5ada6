import path from 'node:path';
import { readTriggerNames } from '../build/bundle-functions.ts';
import { fromRoot } from '../support/paths.ts';
import { addressesOf, type SuiteAddresses } from './addresses.ts';
import { suiteEnvironment } from './suite-environment.ts';
import { exportSuite } from './export-data.ts';
import { describeDifferences, readFirebaseJson } from './firebase-config.ts';
import { type FirestoreChoice, firestoreEnvironment } from './firestore.ts';
import { keepProcess } from './keep-process.ts';
import { untilReady } from './until-ready.ts';
import { createRunFolder, type RunFolderOptions } from './run-folder.ts';
import { runScheduled, startScheduler } from './scheduler.ts';

export interface SuiteOptions extends RunFolderOptions {
  readonly firestore: FirestoreChoice;
  /** A folder that an export was made into; its users and documents are there at the start. */
  readonly importFrom?: string;
  /** Told what is being waited for. */
  readonly say?: (line: string) => void;
}

/** A running Firebase Emulator Suite. */
export interface Suite {
  readonly addresses: SuiteAddresses;
  /** Everything that firebase-tools and the functions print. */
  readonly logFile: string;
  /**
   * Saves all users and documents into a folder, which is created or replaced.
   * Throws a Problem when the suite refuses or no longer answers.
   */
  exportTo(folder: string): Promise<void>;
  /** True when the suite is no longer there, asked to stop or not. */
  hasEnded(): boolean;
  /** Calls back once when the suite is no longer there; at once if it is gone already. */
  onEnd(listener: () => void): void;
  /** Ends every process of the suite. Its run folder stays, for its logs. */
  stop(): Promise<void>;
}

/** What ends each part that runs, in the order in which the parts were started. */
export type Stops = (() => Promise<void>)[];

/**
 * Starts the unmodified firebase-tools with Auth, Functions, Firestore and Hosting in a run folder
 * of its own, and waits until all of it answers. Needs the built portal and functions.
 *
 * @param stops  gets what ends the suite before it is ready, for whoever interrupts the start
 * @throws Problem with the log's last lines when it does not come up; nothing is left running
 */
export async function startSuite(options: SuiteOptions, stops: Stops = []): Promise<Suite> {
  const say = options.say ?? (() => undefined);
  for (const line of describeDifferences(await readFirebaseJson())) say(line);
  const runDir = await createRunFolder(options);
  const addresses = addressesOf(options.projectId, runDir, options.ports);
  const logFile = path.join(runDir, 'suite.log');
  const firebase = fromRoot('node_modules', 'firebase-tools', 'lib', 'bin', 'firebase.js');
  const args = [
    firebase,
    'emulators:start',
    '--project',
    options.projectId,
    '--only',
    'auth,functions,firestore,hosting',
    ...(options.importFrom === undefined ? [] : ['--import', options.importFrom]),
  ];
  const firestoreEnv = await firestoreEnvironment(options.firestore);
  const kept = await keepProcess({ args, cwd: runDir, logFile }, suiteEnvironment(firestoreEnv));
  stops.push(() => kept.stop());
  const manner = { say, advice: `see ${logFile}, and start again` };
  try {
    await untilReady(addresses, await readTriggerNames(), kept, logFile, manner);
  } catch (error) {
    await kept.stop();
    throw error;
  }
  const stopScheduler = startScheduler((name) => runScheduled(addresses, name));
  kept.onEnd(stopScheduler);
  return {
    addresses,
    logFile,
    exportTo: (folder) =>
      exportSuite(addresses.hubUrl, folder, {
        say,
        advice: `what was saved before is kept; see ${logFile}`,
      }),
    hasEnded: () => kept.hasEnded(),
    onEnd: (listener) => {
      kept.onEnd(listener);
    },
    stop: () => kept.stop(),
  };
}
