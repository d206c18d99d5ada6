import { findOfficial } from '../../official/find-official.ts';
import { launchOfficial, type OfficialEmulator } from '../official.ts';

/** A busy machine takes a Java of a gigabyte and a half a minute. */
export const START_MS = 300_000;
/** Fifty thousand requests take an hour and more. */
export const COMPARING_MS = 7_200_000;

/**
 * How many random requests are compared: `DIFFERENTIAL=50000` asks for so many, and without it none are. What a
 * machine has is no part of a test: another version of the official emulator answers otherwise, and the
 * recorded answers are asked everywhere.
 */
export const COMPARED = Number(process.env['DIFFERENTIAL'] ?? 0);
/** `DIFFERENTIAL_SEED` begins elsewhere. */
export const FIRST_SEED = Number(process.env['DIFFERENTIAL_SEED'] ?? 1);

/** The official emulator to compare with; null, after saying why, where none is wanted or to be had. */
export async function startOfficialIfAsked(projectId: string): Promise<OfficialEmulator | null> {
  if (COMPARED === 0) return null;
  const found = await findOfficial();
  if (!('missing' in found)) return launchOfficial(found, { projectId });
  process.stderr.write(`${found.missing} Nothing is compared.\n`);
  return null;
}
