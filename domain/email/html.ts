/** Marks HTML that was made by `html`. The constructor is not exported: nothing else can make it. */
class Html {
  readonly #source: string;
  constructor(source: string) {
    this.#source = source;
  }
  toString(): string {
    return this.#source;
  }
}
export type { Html };

export type HtmlValue = string | number | Html | readonly HtmlValue[];

/**
 * The one place where values enter HTML: everything inserted is escaped, unless it was itself made
 * by this function. There is no way to insert text unescaped. Attributes must be quoted; values may
 * not stand in `<style>`, in `<script>` or in comments, where escapes mean nothing.
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(
    strings.map((text, i) => text + (i < values.length ? insert(values[i]) : '')).join(''),
  );
}

function insert(value: HtmlValue | undefined): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.toString();
  if (Array.isArray(value)) return value.map((item: HtmlValue) => insert(item)).join('');
  return escapeHtml(String(value));
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? '');
}
