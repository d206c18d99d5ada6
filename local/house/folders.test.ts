import { describe, expect, it } from 'vitest';
import { fromRoot } from '../support/paths.ts';
import { crowdedFolders, folderCircles, readSources, type SourceFile } from './folders.ts';

/** Those in which one finds one's way by walking down names; lint guards the walls between them. */
const ROOMS = [
  ...['domain', 'src', 'functions/src', 'mailer/src', 'bridges'],
  ...['local', 'firestore-emulator', 'tests', 'e2e', 'bench'],
];

describe('the house', () => {
  const sources = readSources(fromRoot('.'), ROOMS);

  it('is read whole', () => {
    for (const room of ROOMS) {
      expect(
        sources.some(({ path }) => path.startsWith(`${room}/`)),
        room,
      ).toBe(true);
    }
  });

  it('has no folder with more than 20 source files', () => {
    expect(crowdedFolders(sources, 20)).toEqual([]);
  });

  it('has no folders side by side that need one another', () => {
    expect(folderCircles(sources)).toEqual([]);
  });
});

const file = (path: string, text = ''): SourceFile => ({ path, text });

it('a folder is crowded by its own files, not by those of the folders in it', () => {
  const sources = [file('a/b/1.ts'), file('a/b/2.ts'), file('a/b/c/3.ts'), file('a/4.ts')];
  expect(crowdedFolders(sources, 1)).toEqual(['a/b: 2 files']);
  expect(crowdedFolders(sources, 2)).toEqual([]);
});

describe('folders side by side', () => {
  it.each([
    ['an import', "import { there } from '../there/x.ts';"],
    ['an import over lines', "import {\n  there,\n} from '../there/x.ts';"],
    ['an import of types', "import type { There } from '../there/x.ts';"],
    ['an import of a stylesheet', "import '../there/x.css';"],
    ['an import when it is needed', "const x = await import('../there/deep/x.ts');"],
    ['an export', "export { there } from '../there/x.ts';"],
  ])('need one another by %s', (_, text) => {
    const back = file('a/there/x.ts', "import { here } from '../here/deep/y.ts';");
    expect(folderCircles([file('a/here/deep/z.ts', text.replace('..', '../..')), back])).toEqual([
      expect.stringContaining('a/here → a/there → a/here:\n  a/here/deep/z.ts imports a/there/'),
    ]);
  });

  it('need one another through a third', () => {
    const circle = [
      file('a/one/x.ts', "import '../two/x.ts';"),
      file('a/two/x.ts', "import '../three/x.ts';"),
      file('a/three/x.ts', "import '../one/y.ts';"),
    ];
    expect(folderCircles(circle)).toHaveLength(1);
    expect(folderCircles(circle.slice(1))).toEqual([]);
  });

  it('may share what stands beside them, and what stands in them', () => {
    const sources = [
      file('a/one/x.ts', "import '../shared.ts'; import './part/x.ts'; import '../two/x.ts';"),
      file('a/shared.ts', "import './one/y.ts'; import 'one';"),
      file('a/one/part/x.ts', "import '../y.ts';"),
    ];
    expect(folderCircles(sources)).toEqual([]);
  });
});
