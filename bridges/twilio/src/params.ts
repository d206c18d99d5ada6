import { defineInt, defineSecret, defineString } from 'firebase-functions/params';
import { type Settings, readSettings, SETTINGS, type SettingWords } from './settings.ts';

/** Where the function runs; the region of the Firestore database, or the nearest. */
export const region = defineString('REGION', {
  default: 'us-central1',
  description: 'Region of the function; choose the one of the Firestore database.',
});

/** Instances that wait for calls: a caller hears the silence in which one starts. */
export const minInstances = defineInt('MIN_INSTANCES', {
  default: 1,
  description: 'Instances of the function that are always up; 0 makes first callers wait.',
});

const all: readonly SettingWords[] = SETTINGS;

export const secrets = all
  .filter(({ isSecret }) => isSecret === true)
  .map(({ name }) => defineSecret(name));

const strings = all
  .filter(({ isSecret }) => isSecret !== true)
  .map(({ name, says, standard }) =>
    defineString(name, {
      description: says,
      ...(standard === undefined ? {} : { default: standard }),
    }),
  );

/**
 * What is set, once a function runs.
 *
 * @throws WrongSettings
 */
export function settings(): Settings {
  return readSettings(
    Object.fromEntries([...secrets, ...strings].map((each) => [each.name, each.value()])),
  );
}
