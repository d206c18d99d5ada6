#!/usr/bin/env bash
# Found: 2026-11-30
#
# Guess: with FIRESTORE_EMULATOR_HOST set, the server's Firestore SDK talks to the emulator and needs no
#   credentials, whichever transport it is told to prefer.
# Truth: so it is with gRPC only. With `preferRest` (or FIRESTORE_PREFER_REST in the environment) it looks for this
#   machine's credentials first, and where there are none each request fails before the emulator hears of it.
# Versions: @google-cloud/firestore 7.11.6, Node 20.20.2
# Seen: "gRPC: the emulator was asked: true", "REST: the emulator was asked: false", "Could not load the default
#   credentials".
# Matters here: REST would save the loading of gRPC when a function starts cold, which a caller waits for. But what is
#   deployed would then be what no test on an emulator has met, so the functions stay with gRPC (docs/choices.md).
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

echo '{ "name": "trial", "version": "1.0.0", "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --save-exact --ignore-scripts --cache "$folder/npm" \
  @google-cloud/firestore@7.11.6

cat > ask.js <<'JS'
import { createServer } from 'node:net';
import { Firestore } from '@google-cloud/firestore';

const preferRest = process.argv[2] === 'REST';
let wasAsked;
const asked = new Promise((resolve) => (wasAsked = resolve));
const emulator = createServer((socket) => {
  socket.on('error', () => undefined);
  wasAsked(true);
});
await new Promise((resolve) => emulator.listen(0, '127.0.0.1', resolve));
process.env.FIRESTORE_EMULATOR_HOST = `127.0.0.1:${emulator.address().port}`;

const db = new Firestore({ projectId: 'demo-trial', preferRest });
const refused = db.doc('calls/one').get().then(
  () => false,
  (error) => {
    console.log(error.message.split('.')[0]);
    return false;
  },
);
console.log(`${process.argv[2]}: the emulator was asked: ${await Promise.race([asked, refused])}`);
process.exit(0);
JS
ask() {
  env -u GOOGLE_APPLICATION_CREDENTIALS -u FIRESTORE_PREFER_REST HOME="$folder" CLOUDSDK_CONFIG="$folder" \
    METADATA_SERVER_DETECTION=none node ask.js "$1" 2>&1
}
seen=$(ask gRPC && ask REST)
echo "$seen"
expected='gRPC: the emulator was asked: true
Could not load the default credentials
REST: the emulator was asked: false'
if [ "$seen" != "$expected" ]; then
  echo 'Changed.'
  exit 1
fi
echo 'As found.'
