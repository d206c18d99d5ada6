import { execFile } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bridgeEventSchema, EVENT_PROBLEMS } from '../../../domain/bridge/bridge-event.ts';
import {
  commandsAnswerSchema,
  commandsRequestSchema,
} from '../../../domain/bridge/commands-request.ts';
import { commandKindSchema } from '../../../domain/live-command.ts';
import { REQUEST_PROBLEMS } from '../../../domain/bridge/request-problem.ts';
import { resolveRequestSchema } from '../../../domain/bridge/resolve.ts';
import { signedText } from '../../../domain/bridge/signature.ts';
import { answerHttp } from '../../../functions/src/bridge/door/answer-http.ts';
import { parseBridgeKeys } from '../../../functions/src/bridge/door/bridge-keys.ts';
import { fromRoot } from '../../../local/support/paths.ts';
import { type FunctionServer, serveFunction } from '../../support/serve-function.ts';

/* What docs/bridge-api/README.md tells whoever builds a bridge is so: its programs run, its figures fit. */

const run = promisify(execFile);
const SECRET = 'QW4gZXhhbXBsZSwgc28gbm9ib2R5IHVzZXMgdGhpcy4=';

let guide: string;
let server: FunctionServer;
let folder: string;
/** What those that were let in told. */
let told: unknown[];

beforeAll(async () => {
  guide = await readFile(fromRoot('docs', 'bridge-api', 'README.md'), 'utf8');
  folder = await mkdtemp(path.join(tmpdir(), 'confdesk-guide-'));
  const keys = parseBridgeKeys(
    JSON.stringify([{ bridge: 'guide', id: 'guide-a', secret: SECRET }]),
  );
  told = [];
  server = await serveFunction((request, response) =>
    answerHttp(
      {
        keys: () => keys,
        now: () => new Date(),
        isFresh: () => Promise.resolve(true),
        resolve: (_bridge, asked) => {
          told.push(asked);
          return Promise.resolve({
            decision: 'retry',
            prompt: 'codeNotRecognized',
            attemptsLeft: 2,
            delayMs: 0,
          });
        },
        recordEvents: (_bridge, body) => {
          told.push(body);
          return Promise.resolve({ accepted: 0, duplicates: 0, rejected: [] });
        },
        fetchCommands: (_bridge, asked) => {
          told.push(asked);
          return Promise.resolve({ commands: [] });
        },
        log: () => undefined,
      },
      request,
      response,
    ),
  );
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** The blocks of the page in a language, in order. */
const blocks = (language: string) =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))].map(([, text]) =>
    text!.trimEnd(),
  );

const environment = () => ({
  PATH: process.env['PATH'],
  BRIDGE_URL: server.url,
  BRIDGE_KEY: 'guide-a',
  BRIDGE_SECRET: SECRET,
});

describe('the guide of the Bridge API', () => {
  it('has an example whose signature is right', () => {
    const [body = ''] = blocks('json');
    const [text = ''] = blocks('text');
    const hash = createHash('sha256').update(body).digest('hex');
    expect(text).toBe(signedText('1795435200000', 'POST', '/v1/resolve', hash));
    const signature = createHmac('sha256', Buffer.from(SECRET, 'base64')).update(text);
    expect(guide).toContain(`\`${SECRET}\``);
    expect(guide).toContain(`signature \`${signature.digest('hex')}\``);
  });

  it('has a Node program that is let in', async () => {
    const [program = ''] = blocks('js');
    const [body = ''] = blocks('json');
    const file = path.join(folder, 'bridge.mjs');
    const use = `console.log(JSON.stringify(await ask('/v1/resolve', ${body})));`;
    await writeFile(file, `${program}\n${use}\n`);
    const { stdout } = await run(process.execPath, [file], { env: environment() });
    expect(JSON.parse(stdout)).toMatchObject({ status: 200, body: { decision: 'retry' } });
    expect(told.at(-1)).toEqual(JSON.parse(body));
  });

  it('has a shell program that is let in', async ({ skip }) => {
    const tools = ['openssl', 'curl', 'od'].map((tool) => run('sh', ['-c', `command -v ${tool}`]));
    const isThere = await Promise.all(tools).catch(() => null);
    if (isThere === null) skip('needs openssl and curl');
    const [program = ''] = blocks('sh');
    const { stdout } = await run('sh', ['-c', program], { env: environment() });
    expect(JSON.parse(stdout)).toEqual({ accepted: 0, duplicates: 0, rejected: [] });
    expect(told.at(-1)).toEqual({ events: [] });
  });

  it('shows bodies that are taken', () => {
    const [, resolve = '', events = '', asks = '', handed = '', keys = ''] = blocks('json');
    expect(resolveRequestSchema.safeParse(JSON.parse(resolve)).success).toBe(true);
    const [event] = (JSON.parse(events) as { events: object[] }).events;
    const legToken = 'x'.repeat(20);
    expect(bridgeEventSchema.safeParse({ ...event, legToken }).success).toBe(true);
    expect(commandsRequestSchema.safeParse(JSON.parse(asks)).success).toBe(true);
    expect(commandsAnswerSchema.safeParse(JSON.parse(handed)).success).toBe(true);
    const secret = '… openssl rand -base64 32 …';
    expect(() => parseBridgeKeys(keys.replace(secret, SECRET))).not.toThrow();
  });

  it('has every code with its sentence', () => {
    for (const [code, [status, sentence]] of Object.entries(REQUEST_PROBLEMS)) {
      expect(guide).toContain(`| \`${code}\` | ${status} | ${sentence} |`);
    }
    for (const kind of commandKindSchema.options) {
      expect(guide).toMatch(new RegExp(`^\\|.*\`${kind}\`.*\\|`, 'm'));
    }
    for (const [code, sentence] of Object.entries(EVENT_PROBLEMS)) {
      expect(guide).toContain(`| \`${code}\` | ${sentence} |`);
    }
  });
});
