import { expect, it } from 'vitest';
import { findMirror, mirrorIn, type SourcesFile } from './mirror.ts';

const MIRROR = 'http://mirror.example/debian';
const list = (text: string): SourcesFile => ({ name: '/etc/apt/sources.list', text });
const stanzas = (text: string): SourcesFile => ({ name: '/etc/apt/x.sources', text });

const STANZA = `# a comment
Types: deb
URIs: ${MIRROR}
Suites: bookworm bookworm-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
`;

it.each<[string, SourcesFile[]]>([
  ['a line', [list(`deb ${MIRROR} bookworm main contrib\n`)]],
  ['a line with options', [list(`deb [arch=amd64 signed-by=/k.gpg] ${MIRROR} bookworm main\n`)]],
  ['a stanza', [stanzas(STANZA)]],
  [
    'a stanza over several lines',
    [stanzas(STANZA.replace(' bookworm bookworm', '\n bookworm\n bookworm'))],
  ],
  ['a rolling suite', [list(`deb ${MIRROR} testing main`)]],
  [
    'a source behind others',
    [
      list('# nothing here\ndeb-src http://other.example/debian bookworm main\n'),
      list('deb http://other.example/security bookworm-security main\n'),
      stanzas(
        `Types: deb\nURIs: http://other.example/node\nSuites: nodistro\nComponents: main\n\n${STANZA}`,
      ),
    ],
  ],
])('is found in %s', (_, files) => {
  expect(mirrorIn(files, 'bookworm')).toBe(MIRROR);
});

it.each<[string, SourcesFile[]]>([
  ['no source', []],
  ['a line that is commented out', [list(`# deb ${MIRROR} bookworm main`)]],
  ['other people’s packages', [list('deb http://other.example/node nodistro main')]],
  ['a stanza that is switched off', [stanzas(`${STANZA}Enabled: no\n`)]],
  ['sources of programs alone', [stanzas(STANZA.replace('Types: deb', 'Types: deb-src'))]],
])('is none with %s', (_, files) => {
  expect(mirrorIn(files, 'bookworm')).toBeNull();
});

it('says why there is none on another system', () => {
  expect(findMirror('ID=ubuntu\nVERSION_CODENAME=noble\n', [])).toHaveProperty('missing');
  expect(findMirror('', [])).toHaveProperty('missing');
  expect(findMirror('ID=debian\nVERSION_CODENAME=bookworm\n', [])).toHaveProperty('missing');
});

it('is that of the release that the machine says it is', () => {
  const found = findMirror('VERSION_CODENAME="bookworm"\nID=debian\n', [stanzas(STANZA)]);
  expect(found).toEqual({ mirror: MIRROR });
});
