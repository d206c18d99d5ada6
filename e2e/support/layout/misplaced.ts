/**
 * Finds what does not lie where it belongs: a control or a text that reaches out of the card, or whatever else
 * with an edge, that it stands in; a word or a telephone number that goes on in the next line though it has room
 * in one; and a choice that cannot be read whole once it is made. Runs in the page, so it may use nothing from
 * outside.
 *
 * @returns one line for each, with what it is and where
 */
export function misplaced(): string[] {
  /** Rounding, and rings that stand a little out. */
  const SLACK = 1.5;
  const CONTROLS = 'a[href], button, input, select, textarea, iframe, img, svg[role="img"]';
  const found = new Set<string>();

  const styles = new Map<Element, CSSStyleDeclaration>();
  const styleOf = (element: Element): CSSStyleDeclaration => {
    const known = styles.get(element) ?? getComputedStyle(element);
    styles.set(element, known);
    return known;
  };
  const name = (element: Element): string => {
    const label = element.getAttribute('aria-label') ?? element.textContent.trim();
    return `<${element.localName} class="${element.getAttribute('class') ?? ''}"> ${label.slice(0, 40)}`;
  };
  const isShown = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !styleOf(element).clipPath.startsWith('inset(50%');

  interface Edge {
    readonly left: number;
    readonly right: number;
    readonly of: string;
  }
  const screen: Edge = { left: 0, right: document.documentElement.clientWidth, of: 'the page' };
  const edges = new Map<Element, Edge | null>();
  /** Of the nearest element from this one outwards that has one; null where all of it may be scrolled to. */
  const edgeFrom = (element: Element | null): Edge | null => {
    if (element === null || element === document.documentElement) return screen;
    const known = edges.get(element);
    if (known !== undefined) return known;
    const edge = ownEdge(element) ?? edgeFrom(element.parentElement);
    edges.set(element, edge === 'none' ? null : edge);
    return edge === 'none' ? null : edge;
  };
  const ownEdge = (element: Element): Edge | 'none' | null => {
    const style = styleOf(element);
    const { overflowX, textOverflow, clipPath, position } = style;
    if (clipPath.startsWith('inset(50%')) return 'none';
    const isCutOnPurpose = /hidden|clip/.test(overflowX) && textOverflow === 'ellipsis';
    const scrolls = /auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth;
    if (isCutOnPurpose || scrolls) return 'none';
    const hasBorder =
      parseFloat(style.borderLeftWidth) > 0 && parseFloat(style.borderRightWidth) > 0;
    if (hasBorder || /hidden|clip/.test(overflowX)) {
      const { left, right } = element.getBoundingClientRect();
      return { left, right, of: name(element) };
    }
    return position === 'fixed' ? screen : null;
  };
  const check = (rect: DOMRect, edge: Edge | null, what: string): void => {
    if (edge === null || rect.width === 0 || rect.height === 0) return;
    const out = Math.max(rect.right - edge.right, edge.left - rect.left);
    if (out > SLACK) found.add(`${what} is ${Math.round(out)} px out of ${edge.of}`);
  };

  for (const control of document.querySelectorAll(CONTROLS)) {
    if (!isShown(control)) continue;
    check(control.getBoundingClientRect(), edgeFrom(control.parentElement), name(control));
  }

  const pen = document.createElement('canvas').getContext('2d');
  for (const choice of document.querySelectorAll('select')) {
    if (pen === null || !isShown(choice)) continue;
    const { fontWeight, fontSize, fontFamily, paddingLeft, paddingRight } = styleOf(choice);
    pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
    const room = choice.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    for (const { text } of choice.options) {
      // An address is as long as it is; the opened list shows it whole.
      if (text.includes('@')) continue;
      const missing = Math.ceil(pen.measureText(text).width - room);
      if (missing > SLACK) found.add(`“${text}” is cut by ${missing} px in ${name(choice)}`);
    }
  }

  /** Letters of a word that has room everywhere, also where its own cell has become too narrow for it. */
  const NEVER_BROKEN = 16;
  const WORD = /[\p{L}\p{N}@._’'+]+/gu;
  /** Masked, too. */
  const TELEPHONE = /\+\d[\d•]*(?:[ \u00A0-][\d•]+)+/gu;
  const range = document.createRange();
  const lineCount = (rects: readonly DOMRect[]): number =>
    new Set(rects.map(({ top, height }) => Math.round(top + height / 2))).size;
  const roomFor = (element: Element): number => {
    const { display, paddingLeft, paddingRight } = styleOf(element);
    if (display.startsWith('inline') && element.parentElement !== null) {
      return roomFor(element.parentElement);
    }
    return element.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode() !== null) {
    const { currentNode: node } = texts;
    const { parentElement: parent, textContent: text } = node;
    if (parent === null || text === null || text.trim() === '') continue;
    if (parent.closest('svg, script, style, noscript, option') !== null || !isShown(parent))
      continue;
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()];
    const edge = edgeFrom(parent);
    for (const rect of rects) check(rect, edge, `“${text.trim().slice(0, 60)}”`);
    if (lineCount(rects) < 2) continue;
    for (const { 0: number, index } of text.matchAll(TELEPHONE)) {
      range.setStart(node, index);
      range.setEnd(node, index + number.length);
      const parts = [...range.getClientRects()].filter(({ width }) => width > 0);
      const whole = parts.reduce((sum, { width }) => sum + width, 0);
      if (lineCount(parts) > 1 && whole < roomFor(parent))
        found.add(`“${number}” is broken in two`);
    }
    for (const { 0: word, index } of text.matchAll(WORD)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const parts = [...range.getClientRects()].filter(({ width }) => width > 0);
      if (lineCount(parts) < 2) continue;
      const whole = parts.reduce((sum, { width }) => sum + width, 0);
      if (word.length <= NEVER_BROKEN || whole < roomFor(parent)) {
        found.add(`“${word}” is broken in two`);
      }
      // Of an address that is too long for a line no part is broken that is not.
      for (const { 0: part, index: from } of word.matchAll(/[^@.]+@?|\./g)) {
        range.setStart(node, index + from);
        range.setEnd(node, index + from + part.length);
        const isBroken = lineCount([...range.getClientRects()]) > 1;
        if (isBroken && part.length <= NEVER_BROKEN) found.add(`“${part}” of “${word}” is broken`);
      }
    }
  }
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) found.add(`the page is ${scrollWidth - clientWidth} px too wide`);
  return [...found];
}
