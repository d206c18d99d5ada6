#!/usr/bin/env bash
# Found: 2026-11-28
#
# Guess: a mutation tester that runs tests through another runner does not care which TypeScript is
#   installed, or names the versions it can work with, so that npm refuses the others.
# Truth: where a project has a tsconfig.json, StrykerJS rewrites it for its sandbox with the JavaScript API
#   of whatever `typescript` is beside it. TypeScript 7 has no such API any more. Nothing refuses the pair at
#   installation; the run ends before the first test with a TypeError that names a missing function. Naming
#   a tsconfigFile that does not exist skips the rewriting, and everything works.
# Versions: @stryker-mutator/core 9.6.1, typescript 7.0.2, Node 20.20.2
# Seen: "TypeError: ts.parseConfigFileTextToJson is not a function", exit code not 0; with the option:
#   "Done in", exit code 0.
# Matters here: `npm run mutate` broke, unnoticed by npm, when types came to be checked by TypeScript 7
#   (tests/mutation/stryker.config.json has the option).
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > package.json <<'JSON'
{ "name": "trial", "version": "1.0.0", "private": true, "type": "module", "scripts": { "test": "node check.js" } }
JSON
echo '{ "compilerOptions": { "strict": true } }' > tsconfig.json
echo 'export const larger = (a, b) => (a > b ? a : b);' > larger.js
cat > check.js <<'JS'
import assert from 'node:assert';
import { larger } from './larger.js';
assert.equal(larger(1, 2), 2);
assert.equal(larger(3, 2), 3);
JS
npm install --silent --no-audit --no-fund --save-exact --cache "$folder/npm" \
  @stryker-mutator/core@9.6.1 typescript@7.0.2

# What differs stands in the configuration: { "tsconfigFile": … } or nothing.
run() {
  echo "{ \"testRunner\": \"command\", \"mutate\": [\"larger.js\"], \"reporters\": [\"clear-text\"], \"concurrency\": 1$1 }" \
    > stryker.config.json
  npx --no-install stryker run > output.txt 2>&1
}

if run ''; then
  echo 'Changed: it runs with a tsconfig.json and TypeScript 7.'
  exit 1
fi
if ! grep -q 'parseConfigFileTextToJson is not a function' output.txt; then
  echo 'Changed: it fails in another way.'
  tail -n 20 output.txt
  exit 1
fi
grep -o 'TypeError: .*' output.txt | head -n 1
if ! run ', "tsconfigFile": "none.json"'; then
  echo 'Changed: it fails without a tsconfig.json to rewrite, too.'
  tail -n 20 output.txt
  exit 1
fi
grep -o 'Done in .*' output.txt
echo 'As found.'
