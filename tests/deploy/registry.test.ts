import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { whyNoRegistry } from './registry.ts';
import { cleanEnvironment } from './upload.ts';

let close: () => Promise<void>;
afterEach(() => close());

/** A registry on this machine. Resolves with the environment in which npm asks it. */
async function registry(answer: RequestListener): Promise<NodeJS.ProcessEnv> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  const { port } = server.address() as AddressInfo;
  return { ...cleanEnvironment(), npm_config_registry: `http://127.0.0.1:${port}/` };
}

it.each([200, 404, 500])('a registry that answers with %d is there', async (status) => {
  const env = await registry((_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
  });
  expect(await whyNoRegistry(env)).toBeNull();
});

it('one where nobody listens is not', async () => {
  const env = await registry(() => undefined);
  await close();
  expect(await whyNoRegistry(env)).toBe('The npm registry cannot be reached (ECONNREFUSED).');
});

it('nor is one that never answers', async () => {
  expect(await whyNoRegistry(await registry(() => undefined), 3_000)).toBe(
    'The npm registry does not answer.',
  );
});
