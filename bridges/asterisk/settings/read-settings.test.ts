import { z } from 'zod';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolders } from '../../client/testing/temporary-folder.ts';
import { readSettings, SettingsProblem } from './read-settings.ts';

// The first schema of the full zod gives the small one a language, as another file of the process may have done.
z.string();

const newFolder = temporaryFolders();
const SECRET = Buffer.alloc(32, 7).toString('base64');
const enough = {
  BRIDGE_URL: 'https://bridge.example/bridge',
  BRIDGE_KEY: 'montreal-1-a',
  BRIDGE_SECRET: SECRET,
  AMI_SECRET: 'manager-secret',
  OUTBOX_FOLDER: '/var/lib/confdesk-asterisk',
};

async function fileWith(content: string): Promise<string> {
  const file = path.join(await newFolder(), 'settings.json');
  await writeFile(file, content);
  return file;
}

async function problemOf(
  file: string | null,
  environment: Readonly<Record<string, string>>,
): Promise<string> {
  const problem: unknown = await readSettings(file, environment).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(SettingsProblem);
  return (problem as SettingsProblem).message;
}

test('takes everything from the environment, and the rest as usual', async () => {
  const settings = await readSettings(null, { ...enough, AMI_PORT: '5039', NUMBER_COUNTRY: 'CA' });
  expect(settings).toMatchObject({
    url: 'https://bridge.example/bridge',
    key: { id: 'montreal-1-a', secret: SECRET },
    ami: { host: '127.0.0.1', port: 5039, user: 'confdesk', secret: 'manager-secret' },
    agi: { host: '127.0.0.1', port: 4573 },
    numbers: { country: 'CA', prefixes: [] },
    codeLength: 10,
    language: 'en',
    prompts: {
      en: { askCode: ['conf-getpin'] },
      fr: { goodbye: ['conf-invalidpin', 'vm-goodbye'] },
    },
  });
  expect(settings.menuActions).not.toContain('callOperator');
});

test('takes a file, over which the environment goes, and secrets from files of their own', async () => {
  const file = await fileWith(
    JSON.stringify({
      url: 'https://other.example',
      codeLength: 8,
      languageOf: { '+15145550100': 'fr' },
      prompts: { en: { askCode: ['custom/welcome', 'custom/code'] }, fr: {} },
    }),
  );
  const secret = await fileWith(`${SECRET}\n`);
  const { BRIDGE_SECRET: _, ...others } = enough;
  const settings = await readSettings(file, { ...others, BRIDGE_SECRET_FILE: secret });
  expect(settings).toMatchObject({
    url: 'https://bridge.example/bridge',
    key: { secret: SECRET },
    codeLength: 8,
    languageOf: { '+15145550100': 'fr' },
    prompts: {
      en: {
        askCode: ['custom/welcome', 'custom/code'],
        goodbye: ['conf-invalidpin', 'vm-goodbye'],
      },
    },
  });
});

test('names each setting that is missing, as it is called in both places', async () => {
  expect(await problemOf(null, {})).toBe(
    [
      'url (BRIDGE_URL): is missing.',
      'key.id (BRIDGE_KEY): is missing.',
      'key.secret (BRIDGE_SECRET or BRIDGE_SECRET_FILE): is missing.',
      'ami.secret (AMI_SECRET or AMI_SECRET_FILE): is missing.',
      'outbox (OUTBOX_FOLDER): is missing.',
    ].join('\n'),
  );
  expect(await problemOf(null, { ...enough, BRIDGE_SECRET: '' })).toBe(
    'key.secret (BRIDGE_SECRET or BRIDGE_SECRET_FILE): is missing.',
  );
});

test('says what is wanted, and never what stands there', async () => {
  const problem = await problemOf(null, {
    ...enough,
    BRIDGE_URL: 'https://bridge.example/',
    BRIDGE_SECRET: 'no-base64-of-anything',
    AMI_PORT: 'many',
    NUMBER_COUNTRY: 'Canada',
  });
  expect(problem).toContain(
    'url (BRIDGE_URL): not usable: the address of the Bridge API, without a slash at the end.',
  );
  expect(problem).toContain('key.secret (BRIDGE_SECRET or BRIDGE_SECRET_FILE): not usable: base64');
  expect(problem).toContain('ami.port (AMI_PORT): not usable: a whole number from 1 to 65535.');
  expect(problem).toContain('numbers.country (NUMBER_COUNTRY): not usable: two letters');
  expect(problem).not.toContain('no-base64-of-anything');
});

test('says of each setting what is wanted', async () => {
  const file = await fileWith(
    JSON.stringify({
      agi: 4573,
      numbers: { prefixes: '9' },
      languageOf: { '5145550101': 'fr', '+15145550101': 'de' },
      prompts: { en: { askCode: ['welcome.wav'] }, fr: { goodbye: [] } },
      keySeconds: 0,
      menuActions: ['dance'],
      codeLength: '8',
    }),
  );
  const { OUTBOX_FOLDER: _, ...others } = enough;
  const problem = await problemOf(file, { ...others, BRIDGE_URL: 'http://bridge.example' });
  expect(problem.split('\n')).toEqual([
    'url (BRIDGE_URL): not usable: https:// is needed, but to this machine.',
    'agi: not usable: object is wanted.',
    'outbox (OUTBOX_FOLDER): is missing.',
    'numbers.prefixes: not usable: array is wanted.',
    'codeLength (CODE_LENGTH): not usable: a whole number from 4 to 32.',
    'languageOf.5145550101: not usable: for a number in E.164, such as +15145550100, en or fr.',
    'languageOf.+15145550101: not usable: en or fr.',
    'prompts.en.askCode.0: not usable: the name of a sound, such as custom/welcome, without its ending.',
    'prompts.fr.goodbye: not usable: a list of one to ten sounds.',
    'keySeconds: not usable: 1 to 60 seconds.',
    expect.stringMatching(/^menuActions\.0: not usable: one of muteSelf, volume, callOperator,/),
  ]);
});

test('takes a plain address on this machine alone', async () => {
  for (const url of ['http://127.0.0.1:5001/bridge', 'http://localhost:5001/bridge']) {
    expect((await readSettings(null, { ...enough, BRIDGE_URL: url })).url).toBe(url);
  }
  const url = 'http://127.0.0.1.example/bridge';
  expect(await problemOf(null, { ...enough, BRIDGE_URL: url })).toContain('https:// is needed');
});

test('names what it does not know, and sounds that are none', async () => {
  const file = await fileWith(
    JSON.stringify({
      adress: 'x',
      agi: { prot: 1 },
      prompts: { en: { askCode: ['a b'] }, fr: {} },
    }),
  );
  const problem = await problemOf(file, enough);
  expect(problem).toContain('adress: there is no such setting.');
  expect(problem).toContain('agi.prot: there is no such setting.');
  expect(problem).toContain('prompts.en.askCode.0: not usable: the name of a sound');
});

test('takes no secret from the file, and says which file cannot be read', async () => {
  const file = await fileWith(JSON.stringify({ ami: { secret: 'in-the-clear' } }));
  expect(await problemOf(file, enough)).toBe(
    'ami.secret: a secret has no place in the settings’ file; use AMI_SECRET or AMI_SECRET_FILE.',
  );
  expect(await problemOf(await fileWith('{'), enough)).toMatch(/settings\.json: is not JSON\.$/);
  expect(await problemOf(await fileWith('[]'), enough)).toMatch(/is no JSON object\.$/);
  expect(await problemOf('/nowhere/settings.json', enough)).toBe(
    '--config: /nowhere/settings.json cannot be read (ENOENT).',
  );
  expect(await problemOf(null, { ...enough, AMI_SECRET_FILE: '/nowhere/secret' })).toBe(
    'AMI_SECRET_FILE: /nowhere/secret cannot be read (ENOENT).',
  );
});
