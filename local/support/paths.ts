import { fileURLToPath } from 'node:url';
import path from 'node:path';

/** The project's root folder: absolute, may hold spaces. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Everything that only this machine has: runs, data, secrets, logs. Ignored by git. */
export const CONFDESK_DIR = path.join(ROOT, '.confdesk');

/** The built portal, as `vite build` leaves it. */
export const PORTAL_DIST = path.join(ROOT, 'dist');

/** Path of a file of the project, from its parts below the root. */
export function fromRoot(...parts: string[]): string {
  return path.join(ROOT, ...parts);
}
