import { plural } from '../plural.ts';

export const rows = (count: number, formatted: string): string =>
  plural('en', count, { one: `${formatted} row`, other: `${formatted} rows` });

export const users = (count: number, formatted: string): string =>
  plural('en', count, { one: `${formatted} user`, other: `${formatted} users` });

export const conferences = (count: number, formatted: string): string =>
  plural('en', count, { one: `${formatted} conference`, other: `${formatted} conferences` });
