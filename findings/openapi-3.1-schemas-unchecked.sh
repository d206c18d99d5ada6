#!/usr/bin/env bash
# Found: 2026-11-30
#
# Guess: a validator of OpenAPI documents looks at the schemas in them, too, whichever version it is: a `type`
#   that does not exist is refused in 3.1 as it is in 3.0.
# Truth: in 3.1 all of a schema is passed over but its references. OpenAPI's description of 3.1 that comes with
#   the validator is one "without Schema Object validation", as it says itself, and nothing stands beside it.
#   That of 3.0 has the schemas in it, so there the same mistakes are found. The README tells no difference.
# Versions: @seriousme/openapi-schema-validator 2.11.0, Node 20.20.2
# Seen: type "strng", minLength -1, required true: "3.0.3: refused, 3.1.0: valid" each time; a reference to a
#   schema that is not there: "refused" by both.
# Matters here: the Bridge API is described in 3.1. That local/bridge/openapi/document.test.ts finds the document
#   valid says nothing of its schemas; what local/bridge/openapi/schemas.ts makes of them has to be right
#   without that test.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

echo '{ "name": "trial", "version": "1.0.0", "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --save-exact --cache "$folder/npm" \
  @seriousme/openapi-schema-validator@2.11.0

cat > ask.js <<'JS'
import { Validator } from '@seriousme/openapi-schema-validator';

const documentOf = (openapi, schema) => ({
  openapi,
  info: { title: 'Calls', version: '1' },
  paths: {
    '/calls': {
      get: {
        responses: { 200: { description: 'A call', content: { 'application/json': { schema } } } },
      },
    },
  },
});

for (const schema of [
  { type: 'string' },
  { type: 'strng' },
  { type: 'string', minLength: -1 },
  { type: 'object', required: true },
  { $ref: '#/components/schemas/None' },
]) {
  const found = [];
  for (const version of ['3.0.3', '3.1.0']) {
    const { valid } = await new Validator().validate(documentOf(version, structuredClone(schema)));
    found.push(`${version}: ${valid ? 'valid' : 'refused'}`);
  }
  console.log(`${JSON.stringify(schema)} ${found.join(', ')}`);
}
JS
seen=$(node ask.js)
echo "$seen"
expected='{"type":"string"} 3.0.3: valid, 3.1.0: valid
{"type":"strng"} 3.0.3: refused, 3.1.0: valid
{"type":"string","minLength":-1} 3.0.3: refused, 3.1.0: valid
{"type":"object","required":true} 3.0.3: refused, 3.1.0: valid
{"$ref":"#/components/schemas/None"} 3.0.3: refused, 3.1.0: refused'
if [ "$seen" != "$expected" ]; then
  echo 'Changed.'
  exit 1
fi
echo 'As found.'
