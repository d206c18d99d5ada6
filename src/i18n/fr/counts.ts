import { plural } from '../plural.ts';

export const rows = (count: number, formatted: string): string =>
  plural('fr', count, { one: `${formatted} ligne`, other: `${formatted} lignes` });

export const users = (count: number, formatted: string): string =>
  plural('fr', count, { one: `${formatted} utilisateur`, other: `${formatted} utilisateurs` });

export const conferences = (count: number, formatted: string): string =>
  plural('fr', count, { one: `${formatted} conférence`, other: `${formatted} conférences` });

/** What comes of rows, which are feminine. */
export const leftOut = (count: number): string =>
  plural('fr', count, { one: 'Laissée de côté', other: 'Laissées de côté' });
