import type { World } from '../testing/world.ts';
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fuzzRuns, fuzzSeed } from '../testing/fuzz.ts';
import { startWorld } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
/** An empty SETTINGS frame (RFC 9113, 6.5). */
const SETTINGS = Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]);

async function open(): Promise<Socket> {
  const socket = connect(world.server.port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.resume();
  await once(socket, 'connect');
  return socket;
}

/** Says all of it and hangs up: with the first answer, or when the server does. */
async function send(...parts: readonly Uint8Array[]): Promise<void> {
  const socket = await open();
  const closed = once(socket, 'close');
  socket.once('data', () => socket.destroy());
  for (const part of parts) socket.write(part);
  socket.end();
  await closed;
}

/** Both protocols still answer, and nothing was our own mistake. */
async function expectAlive(): Promise<void> {
  await world.admin.doc('things/alive').set({ yes: true });
  const response = await fetch(`${world.documents}/things/alive`);
  expect(response.status).toBe(200);
}

describe('a connection that breaks the rules of its protocol', () => {
  test('harms nobody else', async () => {
    const piece = fc.oneof(
      fc.constantFrom(PREFACE, SETTINGS, PREFACE.subarray(0, 9)),
      fc
        .constantFrom('GET ', 'POST / HTTP/1.1\r\n', 'Content-Length: -1\r\n', '\r\n\r\n', 'PRI')
        .map((line) => Buffer.from(line)),
      fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 5 }), async (pieces) => {
        await send(...pieces);
      }),
      { numRuns: fuzzRuns(80), seed: fuzzSeed },
    );
    await expectAlive();
    expect(world.log.filter((line) => line.startsWith('internal'))).toEqual([]);
  });
});

describe('a client that hangs up', () => {
  const body = JSON.stringify({
    writes: ['a', 'b'].map((id) => ({
      update: {
        name: `projects/demo-world/databases/(default)/documents/cut/${id}`,
        fields: { text: { stringValue: 'x'.repeat(200) } },
      },
    })),
  });
  const head = [
    'POST /v1/projects/demo-world/databases/(default)/documents:commit HTTP/1.1',
    'Host: 127.0.0.1',
    'Authorization: Bearer owner',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    '\r\n',
  ].join('\r\n');

  test('in the middle of a commit has written all of it or nothing', async () => {
    const whole = Buffer.from(head + body);
    for (let length = head.length; length <= whole.length; length += 37) {
      world.server.engine.clear();
      const socket = await open();
      socket.write(whole.subarray(0, length));
      socket.destroy();
      await once(socket, 'close');
      // A request of our own behind it: by its answer, what came before has been dealt with.
      await expectAlive();
      const written = [...world.server.engine.documents()].filter(({ path }) =>
        path.startsWith('cut/'),
      );
      expect([0, 2]).toContain(written.length);
    }
  });

  test('or stops reading in the middle of a long answer gets the rest when it goes on', async () => {
    const { admin } = world;
    const batch = admin.batch();
    for (let index = 0; index < 450; index++) {
      batch.set(admin.doc(`slow/${index}`), { text: 'z'.repeat(8_000) });
    }
    await batch.commit();
    const response = await fetch(`${world.documents}:runQuery`, {
      method: 'POST',
      headers: { authorization: 'Bearer owner' },
      body: JSON.stringify({ structuredQuery: { from: [{ collectionId: 'slow' }] } }),
    });
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(first?.done).toBe(false);
    await expectAlive();
    let text = Buffer.from(first?.value ?? []).toString();
    for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
      text += Buffer.from(next.value).toString();
    }
    expect(JSON.parse(text)).toHaveLength(450);
    const seen: string[] = [];
    for await (const document of admin.collection('slow').stream()) {
      seen.push((document as unknown as { id: string }).id);
    }
    expect(seen).toHaveLength(450);
  });

  test('while a long answer is on its way costs nobody else anything', async () => {
    const { admin } = world;
    const batch = admin.batch();
    for (let index = 0; index < 300; index++) {
      batch.set(admin.doc(`long/${index}`), { text: 'y'.repeat(3_000) });
    }
    await batch.commit();
    const socket = await open();
    socket.write(
      'GET /v1/projects/demo-world/databases/(default)/documents/long?pageSize=300 HTTP/1.1\r\n' +
        'Host: 127.0.0.1\r\nAuthorization: Bearer owner\r\n\r\n',
    );
    await once(socket, 'data');
    socket.destroy();
    await once(socket, 'close');
    await expectAlive();
  });
});

describe('a connection that nobody uses for a while', () => {
  test('is ended by its client alone, whose next request would meet the end otherwise', async () => {
    const socket = connect(world.server.port, '127.0.0.1');
    const answered = once(socket, 'data');
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    const [answer] = (await answered) as [Buffer];
    socket.destroy();
    // No moment is named after which it ends.
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer.toString()).not.toMatch(/^keep-alive:/im);
  });
});
