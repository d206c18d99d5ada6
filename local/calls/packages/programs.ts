import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { Problem } from '../../support/problem.ts';

/** How a program is started: arguments of one's own go behind these. */
export interface Program {
  readonly file: string;
  readonly args: readonly string[];
}

/** What was fetched, where it lies. */
export interface Programs {
  readonly asterisk: Program;
  readonly sipp: Program;
  /** What `asterisk -V` says. */
  readonly version: string;
  /** Asterisk's modules and what belongs to them. */
  readonly modules: string;
  /** Its sounds, scripts and documentation, as its packages have them. */
  readonly data: string;
}

/**
 * Programs of an older Debian than the machine's: each is started by that Debian's own loader, with its own
 * libraries, and so meets none of the machine's.
 *
 * @param root  where its packages are unpacked
 */
export async function findPrograms(root: string): Promise<Programs> {
  const place = (...parts: string[]) => path.join(root, ...parts);
  const [triplet = ''] = (await readdir(place('lib'))).filter((name) => /-linux-/.test(name));
  const [loader] = (await readdir(place('lib', triplet))).filter((n) => /^ld-\d.*\.so$/.test(n));
  if (loader === undefined) throw new Problem(`There is no loader in ${root}; remove that folder.`);
  const libraries = [place('usr/lib', triplet), place('lib', triplet), place('usr/lib')].join(':');
  const program = (name: string): Program => ({
    file: place('lib', triplet, loader),
    args: ['--library-path', libraries, place(name)],
  });
  return {
    asterisk: program('usr/sbin/asterisk'),
    sipp: program('usr/bin/sipp'),
    version: '',
    modules: place('usr/lib/asterisk/modules'),
    data: place('usr/share/asterisk'),
  };
}
