import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { fromRoot } from '../support/paths.ts';
import { USUAL_PORTS } from './addresses.ts';
import { describeDifferences, localFirebaseJson, readFirebaseJson } from './firebase-config.ts';

interface Written {
  functions: { codebase?: string; kit?: string; source: string; predeploy?: unknown }[];
  extensions?: Record<string, string>;
}

/** The project's own firebase.json, changed as an operator may change it. */
async function changed(change: (json: Written) => void) {
  const json = JSON.parse(await readFile(fromRoot('firebase.json'), 'utf8')) as Written;
  // However it stands there just now.
  json.functions = ['functions', 'mailer'].map((codebase) => ({ codebase, source: codebase }));
  delete json.extensions;
  change(json);
  return readFirebaseJson(JSON.stringify(json));
}

const withoutMailer = (json: Written) => {
  json.functions = json.functions.filter(({ codebase }) => codebase !== 'mailer');
};
const EXTENSION = { 'send-email': 'firebase/firestore-send-email@0.2.8' };
const KIT = {
  ...{ kit: 'firestore-send-email', source: 'function-kits/firestore-send-email/source' },
  instances: { mail: 'function-kits/firestore-send-email/mail' },
};
const OWN = { codebase: 'reports', source: 'reports' };

const CHANGES: Record<string, (json: Written) => void> = {
  nothing: () => undefined,
  'no mailer': withoutMailer,
  'an extension instead of the mailer': (json) => {
    withoutMailer(json);
    json.extensions = EXTENSION;
  },
  'a kit instead of the mailer': (json) => {
    withoutMailer(json);
    json.functions.push(KIT);
  },
  'an extension and a codebase beside the mailer': (json) => {
    json.functions.push(OWN);
    json.extensions = EXTENSION;
  },
  'one codebase that is no list': (json) => {
    withoutMailer(json);
    Object.assign(json, { functions: json.functions[0] });
  },
};

it.each(Object.keys(CHANGES))(
  'runs functions and mailer, and nothing else, with %s',
  async (name) => {
    const deployed = await changed(CHANGES[name] ?? (() => undefined));
    const local = JSON.parse(localFirebaseJson(deployed, USUAL_PORTS)) as Written;
    expect(local.functions).toMatchObject([
      { codebase: 'functions', source: 'functions' },
      { codebase: 'mailer', source: 'mailer' },
    ]);
    expect(local).not.toHaveProperty('extensions');
    expect(JSON.stringify(local)).not.toMatch(/predeploy|Strict-Transport-Security/);
  },
);

it.each([
  ['nothing', []],
  ['no mailer', [/^firebase\.json has no mailer, and nothing in its place: .*sends no email/]],
  [
    'an extension instead of the mailer',
    [/has no mailer, and deployed leaves emails to what else it has: the extension send-email\./],
  ],
  ['a kit instead of the mailer', [/else it has: the kit firestore-send-email\. On this machine/]],
  [
    'an extension and a codebase beside the mailer',
    [
      /^Not run on this machine, of firebase\.json: the extension send-email, the codebase reports$/,
    ],
  ],
  ['one codebase that is no list', [/nothing in its place/]],
])('tells what is otherwise with %s', async (name, sentences) => {
  const lines = describeDifferences(await changed(CHANGES[name] ?? (() => undefined)));
  expect(lines).toEqual(sentences.map((sentence) => expect.stringMatching(sentence) as unknown));
});

it('cannot do without the functions', async () => {
  const deployed = await changed((json) => {
    json.functions = [OWN];
  });
  expect(() => localFirebaseJson(deployed, USUAL_PORTS)).toThrow(/no codebase "functions"/);
});
