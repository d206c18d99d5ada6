import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { devNull } from 'node:os';
import path from 'node:path';
import { CODEBASES } from '../build/codebases.ts';
import { CONFDESK_DIR, fromRoot, PORTAL_DIST } from '../support/paths.ts';
import { addressesOf, type SuitePorts } from './addresses.ts';
import { SECRETS_FILE } from './bridge-keys.ts';
import { localFirebaseJson, readFirebaseJson } from './firebase-config.ts';
import { portalSettings, withPortalSettings } from './portal-settings.ts';

export interface RunFolderOptions {
  /** Names the folder below `.confdesk/`; what was there from an earlier run is removed. */
  readonly name: string;
  readonly projectId: string;
  readonly ports: SuitePorts;
  readonly smtpPort: number;
  /** The key of the access codes' hashes; must stay the same as long as the data does. */
  readonly accessCodePepper: string;
  /** The secret `BRIDGE_KEYS`; whoever signs with one of them is one of this suite's bridges. */
  readonly bridgeKeys: string;
}

/**
 * Lays out a folder in which firebase-tools finds a whole project: what a deploy would upload, with
 * the parameters and secrets of this machine. Needs the built portal and functions.
 *
 * @returns the folder's path
 * @throws Problem where firebase.json lacks what cannot be done without
 */
export async function createRunFolder(options: RunFolderOptions): Promise<string> {
  const firebaseJson = localFirebaseJson(await readFirebaseJson(), options.ports);
  const runDir = path.join(CONFDESK_DIR, options.name);
  await rm(runDir, { recursive: true, force: true });
  await mkdir(runDir, { recursive: true });
  await writeFile(path.join(runDir, 'firebase.json'), firebaseJson);
  await discardDebugLog(runDir);
  await linkOrCopy('firestore.rules', runDir);
  await linkOrCopy('firestore.indexes.json', runDir);
  const addresses = addressesOf(options.projectId, runDir, options.ports);
  await layOutPortal(runDir, portalSettings(addresses));
  for (const codebase of CODEBASES) {
    const folder = path.join(runDir, codebase);
    await mkdir(folder);
    await cp(fromRoot(codebase, 'package.json'), path.join(folder, 'package.json'));
    await cp(fromRoot(codebase, 'dist'), path.join(folder, 'dist'), { recursive: true });
  }
  await writeSettings(path.join(runDir, 'functions'), {
    parameters: { PORTAL_URL: addresses.portalUrl },
    secrets: { ACCESS_CODE_PEPPER: options.accessCodePepper, BRIDGE_KEYS: options.bridgeKeys },
  });
  await writeSettings(path.join(runDir, 'mailer'), {
    parameters: {
      SMTP_CONNECTION_URI: `smtp://127.0.0.1:${options.smtpPort}`,
      DEFAULT_FROM: 'Confdesk <no-reply@confdesk.example>',
    },
    // The inbox asks nobody to sign in; an empty secret would be looked for at Google.
    secrets: { SMTP_PASSWORD: 'not-used-locally' },
  });
  return runDir;
}

/**
 * firebase-tools writes a log of its own, which quotes each document that a trigger is called with, the
 * codes and emails in it too. suite.log has what is needed.
 */
async function discardDebugLog(runDir: string): Promise<void> {
  // A link, because firebase-tools deletes this log when all went well.
  await symlink(devNull, path.join(runDir, 'firebase-debug.log')).catch(() => undefined);
}

/** A link, so that the emulator sees the rules change as they are edited; a copy where none may be. */
async function linkOrCopy(file: string, runDir: string): Promise<void> {
  const target = path.join(runDir, file);
  try {
    await symlink(fromRoot(file), target);
  } catch {
    await cp(fromRoot(file), target);
  }
}

/** Copies the built portal and gives its page the settings of this run. */
async function layOutPortal(runDir: string, settings: string): Promise<void> {
  const target = path.join(runDir, 'public');
  await cp(PORTAL_DIST, target, { recursive: true });
  const page = path.join(target, 'index.html');
  await writeFile(page, withPortalSettings(await readFile(page, 'utf8'), settings));
}

interface Settings {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
}

/** `.env` and `.secret.local`, where firebase-tools looks for parameters and secrets. */
async function writeSettings(folder: string, settings: Settings): Promise<void> {
  const lines = (values: Readonly<Record<string, string>> = {}) =>
    Object.entries(values)
      .map(([key, value]) => `${key}=${JSON.stringify(value)}\n`)
      .join('');
  await writeFile(path.join(folder, '.env'), lines(settings.parameters));
  await writeFile(path.join(folder, SECRETS_FILE), lines(settings.secrets), { mode: 0o600 });
}
