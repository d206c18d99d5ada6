import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Sentence } from './sentence.tsx';

const drawn = (sentence: string) => renderToStaticMarkup(<Sentence>{sentence}</Sentence>);

it('lets addresses in a sentence go on behind their @ and before their dots', () => {
  expect(drawn('To ana@acme.example, in English.')).toBe(
    'To <bdi>ana@<wbr/>acme<wbr/>.example</bdi>, in English.',
  );
  expect(drawn('Take “li@acme.example” out of the account?')).toBe(
    'Take “<bdi>li@<wbr/>acme<wbr/>.example</bdi>” out of the account?',
  );
  expect(drawn('ana@acme.example → li@acme.example.')).toBe(
    '<bdi>ana@<wbr/>acme<wbr/>.example</bdi> → <bdi>li@<wbr/>acme<wbr/>.example</bdi>.',
  );
});

it('leaves all else as it is', () => {
  for (const sentence of ['', 'Nothing was sent.', 'Call me @ noon']) {
    expect(drawn(sentence)).toBe(sentence);
  }
});
