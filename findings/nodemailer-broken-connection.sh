#!/usr/bin/env bash
# Found: 2026-11-30
#
# Guess: the `command` of an error tells what was being done when it happened, as the documentation has it. So
#   with CONN there was no connection yet, nothing has been sent, and it is safe to send again.
# Truth: it does where a server answers with a refusal. Of a connection that ends without an answer code,
#   command and message are the same wherever it ends: before the greeting, in place of an answer to MAIL or
#   DATA, and after the last byte of the message, which may have been accepted by then.
# Versions: nodemailer 10.6.0, Node 20.20.2
# Seen: "refused at MAIL: EENVELOPE, MAIL FROM, …", but "broken at greeting: ECONNECTION, CONN, Connection closed
#   unexpectedly", and the very same at MAIL, DATA and content
# Matters here: to send again after the first is right, and after the last may give everybody the email twice.
#   The error does not tell which it was, so mailer/src/watch-content.ts notes when the first byte of the
#   message is asked for, and domain/delivery/classify-failure.ts calls what breaks after that uncertain.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

echo '{ "name": "trial", "version": "1.0.0", "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --save-exact --cache "$folder/npm" nodemailer@10.6.0

cat > ask.js <<'JS'
import { createServer } from 'node:net';
import { createTransport } from 'nodemailer';

/** An SMTP server that refuses this, or hangs up in place of its answer to it. */
function serverThat(does, place) {
  return createServer((socket) => {
    socket.on('error', () => undefined);
    const answer = (to, text) => {
      if (to !== place) socket.write(`${text}\r\n`);
      else if (does === 'refused') socket.write('554 no\r\n');
      else socket.end();
    };
    let unread = '';
    let isContent = false;
    answer('greeting', '220 127.0.0.1 ESMTP');
    socket.on('data', (bytes) => {
      unread += bytes;
      if (isContent && unread.endsWith('\r\n.\r\n')) {
        isContent = false;
        unread = '';
        answer('content', '250 accepted');
      }
      while (!isContent && unread.includes('\r\n')) {
        const verb = unread.slice(0, 4);
        unread = unread.slice(unread.indexOf('\r\n') + 2);
        isContent = verb === 'DATA';
        answer(verb, isContent ? '354 go ahead' : '250 fine');
      }
    });
  });
}

async function send(does, place) {
  const server = serverThat(does, place);
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  const email = { from: 'a@acme.example', to: 'b@acme.example', text: 'Codes' };
  const told = await transport.sendMail(email).then(
    ({ response }) => response,
    ({ code, command, message }) => `${code}, ${command}, ${message}`,
  );
  console.log(`${does} at ${place}: ${told}`);
  transport.close();
  server.close();
}

await send('refused', 'MAIL');
for (const place of ['greeting', 'MAIL', 'DATA', 'content']) await send('broken', place);
JS
seen=$(node ask.js)
echo "$seen"
expected='refused at MAIL: EENVELOPE, MAIL FROM, Mail command failed: 554 no
broken at greeting: ECONNECTION, CONN, Connection closed unexpectedly
broken at MAIL: ECONNECTION, CONN, Connection closed unexpectedly
broken at DATA: ECONNECTION, CONN, Connection closed unexpectedly
broken at content: ECONNECTION, CONN, Connection closed unexpectedly'
if [ "$seen" != "$expected" ]; then
  echo 'Changed.'
  exit 1
fi
echo 'As found.'
