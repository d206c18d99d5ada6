import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inParallel } from '../../../functions/src/in-parallel.ts';
import { fromRoot } from '../../../local/support/paths.ts';
import { toMessage } from '../../../mailer/src/message.ts';
import { sendMail } from '../../../mailer/src/send-mail.ts';
import { openTransport } from '../../../mailer/src/transport.ts';
import { startWorld, type World } from '../world.ts';
import { ADDRESS_SHAPES } from './shapes/address-shapes.ts';
import { ATTACHMENT_SHAPES } from './shapes/attachment-shapes.ts';
import { CONTENT_SHAPES } from './shapes/content-shapes.ts';
import type { Arrived, Shape } from './shapes/shape.ts';

/*
 * Every form of a mail document in docs/mail-contract.md, stored in a Firestore, sent over SMTP and read as
 * a mail program does. Some at once, since a greeting of the SMTP server takes a tenth of a second; not all, which
 * on a busy machine are greeted later than the mailer waits.
 */
const AT_ONCE = 8;

const TABLES = {
  Addresses: ADDRESS_SHAPES,
  Content: CONTENT_SHAPES,
  Attachments: ATTACHMENT_SHAPES,
} satisfies Record<string, readonly Shape[]>;
const SHAPES = Object.values(TABLES).flat();
const DEFAULTS = { from: 'no-reply@confdesk.example', replyTo: '' };

/** By Message-ID. */
const arrived = new Map<string | undefined, Arrived>();
/** What `delivery` says in the end. */
const deliveries = new Map<Shape, unknown>();

const smtp = new SMTPServer({
  authOptional: true,
  hideSTARTTLS: true,
  disableReverseLookup: true,
  onData(stream, session, done) {
    const recipients = session.envelope.rcptTo.map(({ address }) => address);
    simpleParser(stream, { skipImageLinks: true }).then((mail) => {
      arrived.set(mail.messageId, asRead(mail, recipients));
      done();
    }, done);
  },
});

function asRead(mail: ParsedMail, recipients: readonly string[]): Arrived {
  return {
    recipients,
    from: mail.from?.text,
    replyTo: mail.replyTo?.text,
    subject: mail.subject,
    text: mail.text?.trimEnd(),
    html: mail.html ? mail.html.trimEnd() : undefined,
    headers: Object.fromEntries(mail.headers),
    attachments: mail.attachments.map((one) => ({
      filename: one.filename,
      contentType: one.contentType,
      disposition: one.contentDisposition,
      content: one.content.toString(),
    })),
  };
}

async function send(world: World, uri: string, shape: Shape, id: number): Promise<void> {
  const reference = world.db.doc(`mail/m${id}`);
  await reference.set(shape.document);
  const dependencies = {
    transport: () => openTransport(uri, ''),
    defaults: DEFAULTS,
    now: () => new Date('2026-11-28T12:00:00Z'),
    deadline: () => new AbortController().signal,
    ttl: { type: 'never', value: 1 },
  };
  await sendMail(world.db, dependencies, reference);
  deliveries.set(shape, (await reference.get()).get('delivery'));
}

beforeAll(async () => {
  const world = await startWorld();
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const uri = `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`;
  try {
    await inParallel(AT_ONCE, [...SHAPES.entries()], ([id, shape]) => send(world, uri, shape, id));
  } finally {
    await world.stop();
  }
});
afterAll(async () => {
  await new Promise<void>((resolve) => {
    smtp.close(() => resolve());
  });
});

describe.each(Object.entries(TABLES))('%s', (heading, shapes) => {
  it.each(shapes)('$what', (shape) => {
    const delivery = deliveries.get(shape);
    const read = () => toMessage(shape.document, DEFAULTS);
    if (shape.here instanceof RegExp) {
      expect(read).toThrow(shape.here);
      const error: unknown = expect.stringMatching(shape.here);
      expect(delivery).toMatchObject({ state: 'ERROR', error });
    } else {
      expect(read).not.toThrow();
      expect(delivery).toMatchObject({ state: 'SUCCESS', error: null });
      const { messageId } = (delivery as { info: { messageId: string } }).info;
      expect(arrived.get(messageId)).toMatchObject(shape.here);
    }
  });

  it('stand in the chapter', async () => {
    const chapter = await readFile(fromRoot('docs/mail-contract.md'), 'utf8');
    const [, table = ''] = chapter.split(`**${heading}**`);
    const rows = table
      .trim()
      .split('\n\n')[0]
      ?.split('\n')
      .slice(2)
      .map((row) => row.replace(/^\| | \|$/g, ''));
    expect(rows).toEqual(
      shapes.map(({ what, there, here }) =>
        [what, there, here instanceof RegExp ? 'refused' : 'sent'].join(' | '),
      ),
    );
  });
});

it('sends nothing of what it refuses', () => {
  expect(arrived.size).toBe(SHAPES.filter(({ here }) => !(here instanceof RegExp)).length);
});
