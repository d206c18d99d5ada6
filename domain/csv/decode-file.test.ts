import { describe, expect, it } from 'vitest';
import { decodeText, MAX_FILE_BYTES } from './decode-file.ts';

const text = 'Prénom;Courriel\nZoé;zoe@acme.example\n';
const utf8 = new TextEncoder().encode(text);
const bytes = (...values: number[]) => Uint8Array.from(values);
const withMark = (mark: number[], content: Uint8Array) => Uint8Array.from([...mark, ...content]);
const ascii = (content: string) => new TextEncoder().encode(content);

describe('decodeText', () => {
  const utf16 = new Uint8Array(Buffer.from(text, 'utf16le'));
  const swapped = new Uint8Array(Buffer.from(text, 'utf16le').swap16());

  it.each([
    ['UTF-8', utf8, 'utf-8'],
    ['UTF-8 with its mark', withMark([0xef, 0xbb, 0xbf], utf8), 'utf-8'],
    ['UTF-16, little end first', withMark([0xff, 0xfe], utf16), 'utf-16le'],
    ['UTF-16, big end first', withMark([0xfe, 0xff], swapped), 'utf-16be'],
    ['UTF-16 without its mark', utf16, 'utf-16le'],
    ['UTF-16 without its mark, big end first', swapped, 'utf-16be'],
  ])('reads %s', (_, content, encoding) => {
    expect(decodeText(content)).toEqual({ ok: true, text, encoding, guess: null });
  });

  it('reads what says nothing of its encoding as the likeliest, and tells the others', () => {
    // Latin 1 and Windows-1252 have the same letters here.
    const read = decodeText(new Uint8Array(Buffer.from(text, 'latin1')));
    expect(read).toMatchObject({ ok: true, text, encoding: 'windows-1252' });
    expect(read).toMatchObject({ guess: { isSure: true } });
  });

  it('reads it as somebody says that it is', () => {
    const content = new Uint8Array(Buffer.from(text, 'latin1'));
    expect(decodeText(content, 'cp850')).toMatchObject({
      text: text.replaceAll('é', 'Ú'),
      encoding: 'cp850',
      guess: { readings: [{ encoding: 'windows-1252' }, {}, {}, {}, {}] },
    });
  });

  it('reads each byte of Windows-1252 as its code page has it', () => {
    const all = Array.from({ length: 128 }, (_, index) => index + 0x80);
    const read = decodeText(bytes(...all), 'windows-1252');
    // The table of the WHATWG Encoding Standard, 0x80 to 0x9F.
    const fromTable = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
    const latin1 = String.fromCharCode(...all.filter((byte) => byte >= 0xa0));
    expect(read).toMatchObject({ text: fromTable + latin1, encoding: 'windows-1252' });
  });

  it('lets a stray control character in a long text pass', () => {
    const stray = `${text.repeat(5)}Ana\u0001`;
    expect(decodeText(ascii(stray))).toMatchObject({ ok: true, text: stray });
  });

  it.each([
    ['nothing', bytes(), 'empty'],
    ['a mark and white space', ascii('\uFEFF\r\n \t\r\n'), 'empty'],
    ['a workbook', withMark([0x50, 0x4b, 0x03, 0x04], bytes(0, 1, 2)), 'workbook'],
    ['an old workbook', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0), 'workbook'],
    ['a PDF', ascii('%PDF-1.7\nendobj'), 'notText'],
    ['a web page', ascii('<!DOCTYPE html>\n<html><body>a,b</body></html>'), 'notText'],
    ['a web page that calls itself a workbook', ascii('<table><tr><td>Ana'), 'notText'],
    ['a picture', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1), 'notText'],
    ['compressed data', bytes(0x1f, 0x8b, 0x08, 0x11, 0x12, 0x41, 0x42, 0x03, 0x15), 'notText'],
    ['too much', new Uint8Array(MAX_FILE_BYTES + 1), 'tooLarge'],
  ])('refuses %s', (_, content, problem) => {
    expect(decodeText(content)).toEqual({ ok: false, problem });
  });
});
