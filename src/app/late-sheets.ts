/** The style sheets of what is imported late, in the page. */
export interface LateSheets {
  /**
   * Gives a sheet its place: behind the page's own and behind all that have one already. It keeps that,
   * whenever it comes.
   */
  readonly reserve: (address: string) => void;
  /**
   * Has the page use a sheet.
   *
   * @returns once it is used
   * @throws Error naming the sheet that could not be read; it can then be added again
   */
  readonly add: (address: string) => Promise<void>;
}

/**
 * Of two rules that weigh the same the one further down wins. So a sheet has to stand behind those that it builds
 * upon, however fast each has come, and behind the page's own, which stand in the middle of the page
 * (local/build/outline-page.ts).
 */
export function lateSheets(page: Document): LateSheets {
  /** In the order of their places. */
  const addresses: string[] = [];
  const links = new Map<string, HTMLLinkElement>();

  /** The nearest sheet that stands before an address's place. */
  function before(address: string): Element | undefined {
    const earlier = addresses.slice(0, addresses.indexOf(address));
    const late = new Set(links.values());
    const own = [...page.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')];
    return (
      earlier.map((each) => links.get(each)).findLast((link) => link !== undefined) ??
      own.findLast((link) => !late.has(link))
    );
  }

  function reserve(address: string): void {
    if (!addresses.includes(address)) addresses.push(address);
  }

  return {
    reserve,
    async add(address) {
      reserve(address);
      // A sheet that the page names further down is not there before.
      await read(page);
      const link = page.createElement('link');
      Object.assign(link, { rel: 'stylesheet', crossOrigin: '', href: address });
      links.set(address, link);
      await new Promise<void>((resolve, reject) => {
        link.onload = () => {
          resolve();
        };
        link.onerror = () => {
          link.remove();
          links.delete(address);
          reject(new Error(`${new URL(address).pathname} could not be read`));
        };
        const neighbour = before(address);
        if (neighbour === undefined) page.head.prepend(link);
        else neighbour.after(link);
      });
    },
  };
}

/** Until the browser has read the page to its end. */
async function read(page: Document): Promise<void> {
  if (page.readyState !== 'loading') return;
  await new Promise((resolve) => {
    page.addEventListener('DOMContentLoaded', resolve, { once: true });
  });
}
