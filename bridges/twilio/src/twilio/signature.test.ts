import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { isSigned, signatureOf } from './signature.ts';

/** Made by the package `twilio`, which testing/record-signatures.mjs asked. */
const vectorsSchema = z.object({
  package: z.string(),
  vectors: z.array(
    z.object({
      says: z.string(),
      authToken: z.string(),
      url: z.string(),
      /** The body as it is sent. */
      body: z.string(),
      signature: z.string(),
      /** Whether the package takes the signature for `checkedUrl`. */
      checkedUrl: z.string(),
      isValid: z.boolean(),
    }),
  ),
});
const { vectors } = vectorsSchema.parse(
  JSON.parse(readFileSync(new URL('../testing/signatures.json', import.meta.url), 'utf8')),
);

it.each(vectors)('signs as the official package does: $says', (vector) => {
  const { authToken, url, body, signature, checkedUrl, isValid } = vector;
  const form = new URLSearchParams(body);
  expect(signatureOf(authToken, url, form)).toBe(signature);
  expect(isSigned({ authToken, url: checkedUrl, fragment: '', form, signature })).toBe(isValid);
});

const authToken = 'a-made-up-auth-token';
const url = 'https://phones.example/twilio/events';
const form = new URLSearchParams({ CallSid: 'CA1', Digits: '12' });

it('takes a signature with what stands behind #, and without', () => {
  const fragment = '#rc=3';
  const signed = (signature: string | undefined) =>
    isSigned({ authToken, url, fragment, form, signature });
  expect(signed(signatureOf(authToken, url, form))).toBe(true);
  expect(signed(signatureOf(authToken, url + fragment, form))).toBe(true);
  expect(signed(signatureOf(authToken, `${url}#rc=4`, form))).toBe(false);
});

it('refuses whatever else', () => {
  const signed = (signature: string | undefined) =>
    isSigned({ authToken, url, fragment: '', form, signature });
  const right = signatureOf(authToken, url, form);
  expect(signed(right)).toBe(true);
  const longer = new URLSearchParams({ CallSid: 'CA1', Digits: '123' });
  for (const wrong of [
    ...[undefined, '', 'x', `${right} `, right.toLowerCase(), right.slice(0, -1)],
    signatureOf('another-token', url, form),
    signatureOf(authToken, `${url}/`, form),
    signatureOf(authToken, url, longer),
  ]) {
    expect(signed(wrong)).toBe(false);
  }
});
