#!/usr/bin/env bash
# Found: 2026-11-30
#
# Guess: an entry among the recipients that has no address (a name alone, or an @ forgotten) is refused, or
#   stands in `rejected` of the result, with those whom the server did not take.
# Truth: it is left out without a word: of the envelope, of `rejected`, and of the To header, so that not even
#   those who receive the email can see who is missing. Alone, the same entry is an error.
# Versions: nodemailer 10.6.0, smtp-server 3.21.6, Node 20.20.2
# Seen: "accepted ann@acme.example carl@acme.example, rejected none, To: ann@acme.example, carl@acme.example";
#   alone: "No recipients defined"
# Matters here: an email with codes would count as delivered although one of those whom it is for was never
#   written to. mailer/src/message/addresses.ts looks at each entry first, and nothing is sent where one has
#   no address.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

echo '{ "name": "trial", "version": "1.0.0", "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --save-exact --cache "$folder/npm" \
  nodemailer@10.6.0 smtp-server@3.21.6

cat > ask.js <<'JS'
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';

let content = '';
const server = new SMTPServer({
  authOptional: true,
  hideSTARTTLS: true,
  onData: (stream, _session, done) => {
    content = '';
    stream.on('data', (bytes) => (content += bytes));
    stream.on('end', () => done());
  },
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const { port } = server.server.address();
const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });

async function send(to) {
  const email = { from: 'confdesk@acme.example', to, subject: 'Codes', text: 'Codes' };
  return transport.sendMail(email).then(
    ({ accepted, rejected }) => {
      const [header] = /^To: .*$/m.exec(content);
      return `accepted ${accepted.join(' ')}, rejected ${rejected.join(' ') || 'none'}, ${header.trim()}`;
    },
    ({ message }) => message,
  );
}

console.log(await send('ann@acme.example, bob.acme.example, carl@acme.example'));
console.log(await send('bob.acme.example'));
transport.close();
await new Promise((done) => server.close(done));
JS
seen=$(node ask.js)
echo "$seen"
expected='accepted ann@acme.example carl@acme.example, rejected none, To: ann@acme.example, carl@acme.example
No recipients defined'
if [ "$seen" != "$expected" ]; then
  echo 'Changed.'
  exit 1
fi
echo 'As found.'
