#!/usr/bin/env bash
# Found: 2026-11-30
#
# Guess: the Hosting emulator reads a `regex` of firebase.json as Hosting does, which is RE2, or says that it
#   cannot.
# Truth: RE2 is an optional package that is compiled, or fetched from outside the registry, by an install script.
#   Where that does not run, or fails, nothing is said and JavaScript's expressions are taken: what RE2 does not
#   have (looking ahead, references back) works.
# Versions: superstatic 10.0.0 (what firebase-tools 15 serves with), Node 20.20.2
# Seen: "is RE2: false"; rewrites whose expressions look ahead or refer back are served; nothing on standard error.
# Matters here: a rule of firebase.json that works locally could be refused by a deploy. So ours are held to what
#   both read alike (local/house/hosting-patterns.test.ts).
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

echo '{ "name": "trial", "version": "1.0.0", "private": true }' > package.json
npm install --silent --no-audit --no-fund --save-exact --ignore-scripts --cache "$folder/npm" superstatic@10.0.0

mkdir site
echo 'the page' > site/index.html
cat > serve.js <<'JS'
const http = require('node:http');
const { default: superstatic, RE2mode } = require('superstatic');

async function ask(regex, path) {
  const config = { public: 'site', rewrites: [{ regex, destination: '/index.html' }] };
  const answer = superstatic({ config, cwd: __dirname });
  const server = http.createServer((req, res) =>
    answer(req, res, (error) => {
      res.statusCode = error ? 500 : 404;
      res.end();
    }),
  );
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { status } = await fetch(`http://127.0.0.1:${server.address().port}${path}`);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return status;
}

async function main() {
  console.log(`is RE2: ${RE2mode()}`);
  for (const [regex, path] of [
    ['^/calls/.*$', '/calls/now'],
    ['^/(?!assets/).*$', '/calls/now'],
    ['^/(?!assets/).*$', '/assets/none.js'],
    ['^/(a|b)/\\1$', '/a/a'],
  ]) {
    console.log(`${regex} ${path} ${await ask(regex, path)}`);
  }
}
void main();
JS
seen=$(node serve.js 2>&1)
echo "$seen"
expected='is RE2: false
^/calls/.*$ /calls/now 200
^/(?!assets/).*$ /calls/now 200
^/(?!assets/).*$ /assets/none.js 404
^/(a|b)/\1$ /a/a 200'
if [ "$seen" != "$expected" ]; then
  echo 'Changed.'
  exit 1
fi
echo 'As found.'
