#!/usr/bin/env bash
# Found: 2026-11-29
#
# Guess: a parser of telephone numbers is a function: the same text gives the same number each time.
# Truth: of one and the same `tel:` URI with a phone-context (RFC 3966) every second one is refused, because
#   what checks the context is a regular expression with a memory (`lastIndex`), shared by all calls.
#   A number without a context in between changes nothing.
# Versions: libphonenumber-js 1.13.16, Node 20.20.2
# Seen: "+15145550100, none, +15145550100, none"
# Matters here: trunks write dialled numbers as `+15145550100;phone-context=+1`. Taken as parsed, every
#   second caller would have been one who dialled a number that nobody has. So
#   domain/bridge/telephone-number.ts takes the context apart before it asks.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

echo '{ "name": "trial", "version": "1.0.0", "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --save-exact --cache "$folder/npm" libphonenumber-js@1.13.16

cat > ask.js <<'JS'
import { parsePhoneNumberFromString as parse } from 'libphonenumber-js';
const asked = Array.from({ length: 4 }, () => parse('tel:5145550100;phone-context=+1'));
console.log(asked.map((number) => number?.number ?? 'none').join(', '));
JS
seen=$(node ask.js)
echo "$seen"
if [ "$seen" != '+15145550100, none, +15145550100, none' ]; then
  echo 'Changed.'
  exit 1
fi
echo 'As found.'
