#!/usr/bin/env bash
# Found: 2026-11-30
#
# Guess: an inbox for tests that lists "by received time", the newest first unless asked otherwise, has the
#   email on top that came last.
# Truth: it sorts by the Date header that the sender wrote, which is as exact as a second. Emails of one second
#   stand in the order in which they came, so the oldest is on top, also in the list that is newest first;
#   and one that says it is older stands below those that came before it. Among emails of one second only
#   ascending order is right.
# Versions: maildev 3.0.0, nodemailer 10.6.0, Node 20.20.2
# Seen: of three that came as first, second (of the same second) and third (with a Date a minute earlier),
#   "newest first: first, second, third", "oldest first: third, first, second"
# Matters here: of two emails that somebody is sent within a second, the one before is read for the newest: a
#   test took an outdated email for the last. tests/support/inbox.ts asks for ascending order and turns
#   the list round itself.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

echo '{ "name": "trial", "version": "1.0.0", "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --save-exact --cache "$folder/npm" maildev@3.0.0 nodemailer@10.6.0

cat > ask.js <<'JS'
import { createServer } from 'node:net';
import { MailDev } from 'maildev';
import { createTransport } from 'nodemailer';

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

const [smtp, web] = [await freePort(), await freePort()];
// It announces its pages although it is told to be silent.
console.info = () => undefined;
const maildev = new MailDev({ smtp, ip: '127.0.0.1', web, webIp: '127.0.0.1', silent: true });
await maildev.start();
const transport = createTransport({ host: '127.0.0.1', port: smtp, ignoreTLS: true });
// One after the other: each has been taken before the next is sent.
for (const [subject, time] of [['first', '12:01:00'], ['second', '12:01:00'], ['third', '12:00:00']]) {
  const date = new Date(`2026-11-30T${time}Z`);
  await transport.sendMail({ from: 'a@acme.example', to: 'b@acme.example', subject, text: subject, date });
}
for (const [name, query] of [['newest first', ''], ['oldest first', '?sort=asc']]) {
  const answer = await fetch(`http://127.0.0.1:${web}/api/email/summary${query}`);
  const { items } = await answer.json();
  console.log(`${name}: ${items.map(({ subject }) => subject).join(', ')}`);
}
transport.close();
await maildev.stop();
JS
# What it keeps beside its memory goes into the folder, too.
seen=$(TMPDIR="$folder" node ask.js)
echo "$seen"
if [ "$seen" != $'newest first: first, second, third\noldest first: third, first, second' ]; then
  echo 'Changed.'
  exit 1
fi
echo 'As found.'
