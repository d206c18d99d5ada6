import type { Page } from '@playwright/test';

/** How much of two pictures of one size differs to the eye, from 0 to 1. The page decodes them. */
export async function picturesDiffer(page: Page, one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = [await pixels(page, one), await pixels(page, other)];
  /** Of 765: three channels. Less is the smoothing of an edge. */
  const SEEN = 60;
  const count = Math.min(a.length, b.length);
  let differing = Math.max(a.length, b.length) - count;
  for (let at = 0; at < count; at += 4) {
    const apart = [0, 1, 2].reduce(
      (sum, channel) => sum + Math.abs((a[at + channel] ?? 0) - (b[at + channel] ?? 0)),
      0,
    );
    if (apart > SEEN) differing += 4;
  }
  return differing / Math.max(a.length, b.length, 1);
}

/** How many colours a picture has that are clearly apart. */
export async function shadesIn(page: Page, picture: Buffer): Promise<number> {
  const all = await pixels(page, picture);
  const shades = new Set<string>();
  for (let at = 0; at < all.length; at += 4) {
    shades.add([0, 1, 2].map((channel) => Math.round((all[at + channel] ?? 0) / 85)).join());
  }
  return shades.size;
}

/** Red, green, blue and alpha of each point. */
function pixels(page: Page, png: Buffer): Promise<number[]> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('The page draws no pictures');
    context.drawImage(picture, 0, 0);
    return [...context.getImageData(0, 0, picture.width, picture.height).data];
  }, png.toString('base64'));
}
