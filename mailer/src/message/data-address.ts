/** What an address that holds its own content stands for. */
export interface Data {
  readonly content: Buffer;
  /** With its parameters, such as `text/plain;charset=utf-8`. */
  readonly contentType: string;
}

const DATA_ADDRESS = /^data:([^,]*),(.*)$/is;
const BASE64 = /;\s*base64\s*$/i;

/**
 * Reads an address with the scheme `data` (RFC 2397).
 *
 * @returns null where it is another address, or cannot be read.
 */
export function readDataAddress(address: string): Data | null {
  const [, head, body] = DATA_ADDRESS.exec(address) ?? [];
  if (head === undefined || body === undefined) return null;
  const bytes = percentDecoded(body);
  if (bytes === null) return null;
  return {
    content: BASE64.test(head) ? Buffer.from(bytes.toString('latin1'), 'base64') : bytes,
    contentType: head.replace(BASE64, '') || 'text/plain',
  };
}

/** Bytes, not text: `%FF` is one, and no character. Null where a `%` is followed by no number. */
function percentDecoded(text: string): Buffer | null {
  if (/%(?![\dA-F]{2})/i.test(text)) return null;
  const parts = text.split(/(%[\dA-F]{2})/i);
  return Buffer.concat(
    parts.map((part, index) =>
      index % 2 === 1 ? Buffer.from(part.slice(1), 'hex') : Buffer.from(part),
    ),
  );
}
