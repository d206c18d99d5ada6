/** What of a page stands there as before. */
export interface Familiar {
  readonly parts: readonly Element[];
  /** Names of what was not known, for the next time. */
  readonly added: readonly string[];
}

/**
 * Finds what of the page is known: its elements are the same with all that is in them, and so are the
 * elements around it. Runs in the page, so it may use nothing from outside.
 *
 * @param known names that it gave before
 */
export function familiarParts(known: readonly string[]): Familiar {
  /** Shorter ones are looked at anew: naming them takes as long. */
  const SHORTEST = 120;
  // Names that React and Mantine give anew at each load.
  const GIVEN = /mantine-[a-z0-9]+|_r_[a-z0-9]+_/g;
  const names = new Set(known);
  const parts: Element[] = [];
  const added: string[] = [];
  // What lies under a dialog is dimmed and closed to everybody. It is looked at when it is not.
  const dialogs = [...document.querySelectorAll('[aria-modal="true"]')];
  const covered = new Set<Element>(dialogs.slice(0, -1));
  const root = document.querySelector('#root');
  if (dialogs.length > 0 && root !== null) covered.add(root);
  const changed = [...document.querySelectorAll(':checked, :indeterminate, :focus')];

  const hash = (text: string, seed: number): number => {
    let sum = seed;
    for (let at = 0; at < text.length; at += 1)
      sum = Math.imul(sum ^ text.charCodeAt(at), 16_777_619);
    return (sum ^ (sum >>> 15)) >>> 0;
  };
  const written = (html: string) => html.replaceAll(GIVEN, '');
  const around = (element: Element, outside: number) =>
    hash(written((element.cloneNode(false) as Element).outerHTML), outside);

  const walk = (element: Element, outside: number) => {
    if (covered.has(element)) {
      parts.push(element);
      return;
    }
    const html = written(element.outerHTML);
    if (html.length < SHORTEST) return;
    const state = changed.filter((each) => element.contains(each)).map((each) => each.outerHTML);
    const text = `${html}${state.join()}`;
    const name = `${hash(text, outside)}-${hash(text, ~outside)}`;
    if (names.has(name)) {
      parts.push(element);
      return;
    }
    added.push(name);
    const own = around(element, outside);
    for (const child of element.children) walk(child, own);
  };
  for (const child of document.body.children) walk(child, 2_166_136_261);
  return { parts, added };
}
