import latin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import latinExtended from '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2?url';

/*
 * Inter, variable, self-hosted; only the two subsets that English, French and names need. Text never waits
 * for it: until it is here, text stands in a font of the machine that is scaled to the same widths
 * (`Inter Fallback` in src/outline/outline.css).
 */

const SUBSETS: readonly (readonly [url: string, unicodeRange: string])[] = [
  [
    latin,
    'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD',
  ],
  [
    latinExtended,
    'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF',
  ],
];

const KEPT = 'confdesk.font';

let isAsked = false;

/** Downloads Inter ahead of its use. */
export function fetchInter(): void {
  if (isAsked) return;
  const link = document.createElement('link');
  Object.assign(link, { rel: 'preload', as: 'font', type: 'font/woff2', crossOrigin: '' });
  link.href = latin;
  document.head.append(link);
}

/** Has text written in Inter, which a browser then downloads where there is text for it. */
export function writeInInter(): void {
  if (isAsked) return;
  isAsked = true;
  for (const [url, unicodeRange] of SUBSETS) {
    const face = new FontFace('Inter Variable', `url(${url}) format('woff2-variations')`, {
      weight: '100 900',
      display: 'swap',
      unicodeRange,
    });
    document.fonts.add(face);
    if (url === latin) face.loaded.then(() => keep(url)).catch(() => undefined);
  }
}

/** Whether an earlier visit has downloaded it: then it is used at once, and nothing changes its looks. */
export function hasInter(): boolean {
  try {
    return localStorage.getItem(KEPT) === latin;
  } catch {
    return false;
  }
}

function keep(url: string): void {
  try {
    localStorage.setItem(KEPT, url);
  } catch {
    // Then the next visit begins in the machine's font, too.
  }
}
