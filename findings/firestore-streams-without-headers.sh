#!/usr/bin/env bash
# Found: 2026-11-30
#
# Guess: a server that refuses a query with INVALID_ARGUMENT has answered it: the client hands the error on,
#   and asks again only after errors that may pass, such as UNAVAILABLE.
# Truth: where the error is the first thing that a server says to a query, without headers (initial metadata)
#   before it, the client takes it for no answer at all. It asks twice more, after two seconds or three and
#   after four or five, and hands the error on only then. With empty headers before the same error it asks
#   once.
# Versions: @google-cloud/firestore 7.11.6, google-gax 4.6.1, retry-request 7.0.2, @grpc/grpc-js 1.14.7,
#   Node 20.20.2
# Seen: "without headers: code 3, asked 3 times, 6 seconds or more",
#   "headers before: code 3, asked 1 times, at once"
# Matters here: with our embedded Firestore every query that it refuses would take the Admin SDK more than six
#   seconds, and be worked on three times. firestore-emulator/protocol-grpc/service.ts sends headers before it
#   begins to answer.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

echo '{ "name": "trial", "version": "1.0.0", "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --save-exact --cache "$folder/npm" \
  @google-cloud/firestore@7.11.6 google-gax@4.6.1 retry-request@7.0.2 @grpc/grpc-js@1.14.7

cat > ask.js <<'JS'
import { Firestore } from '@google-cloud/firestore';
import { Metadata, Server, ServerCredentials, status } from '@grpc/grpc-js';

let asked = 0;
let hasHeaders = false;
const bytes = (message) => message;
const server = new Server();
server.addService(
  {
    RunQuery: {
      path: '/google.firestore.v1.Firestore/RunQuery',
      requestStream: false,
      responseStream: true,
      requestSerialize: bytes,
      requestDeserialize: bytes,
      responseSerialize: bytes,
      responseDeserialize: bytes,
    },
  },
  {
    RunQuery: (call) => {
      asked += 1;
      if (hasHeaders) call.sendMetadata(new Metadata());
      call.emit('error', { code: status.INVALID_ARGUMENT, details: 'no such query' });
    },
  },
);
const port = await new Promise((done, fail) => {
  server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => {
    if (error) fail(error);
    else done(bound);
  });
});
process.env.FIRESTORE_EMULATOR_HOST = `127.0.0.1:${port}`;
const db = new Firestore({ projectId: 'demo-trial' });

async function ask(name) {
  asked = 0;
  const begin = performance.now();
  const code = await db.collection('rooms').get().then(
    () => 'none',
    (error) => error.code,
  );
  const took = performance.now() - begin;
  const time = took >= 6000 ? '6 seconds or more' : took < 4000 ? 'at once' : `${Math.round(took)} ms`;
  console.log(`${name}: code ${code}, asked ${asked} times, ${time}`);
}

await ask('without headers');
hasHeaders = true;
await ask('headers before');
await db.terminate();
server.forceShutdown();
JS
# Otherwise the client would look on the network for whether this is one of Google's machines.
seen=$(METADATA_SERVER_DETECTION=none node ask.js)
echo "$seen"
expected='without headers: code 3, asked 3 times, 6 seconds or more
headers before: code 3, asked 1 times, at once'
if [ "$seen" != "$expected" ]; then
  echo 'Changed.'
  exit 1
fi
echo 'As found.'
