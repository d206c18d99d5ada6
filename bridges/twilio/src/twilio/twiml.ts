/** A document of TwiML, or a part of one. Made by `element` alone, which escapes all that it is given. */
export interface Twiml {
  readonly xml: string;
}

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An element; attributes that are undefined are left out. */
export function element(
  name: string,
  attributes: Attributes,
  children: readonly (Twiml | string)[] = [],
): Twiml {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(String(value))}"`],
  );
  const inside = children.map((child) => (typeof child === 'string' ? escaped(child) : child.xml));
  const opening = `<${name}${given.join('')}`;
  return {
    xml: inside.length === 0 ? `${opening}/>` : `${opening}>${inside.join('')}</${name}>`,
  };
}

/** What is answered to a request of Twilio about a call. */
export function response(verbs: readonly Twiml[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${element('Response', {}, verbs).xml}`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Without what XML 1.0 cannot hold, however it is written. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
