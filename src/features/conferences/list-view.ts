/**
 * Which conferences the list shows. `failed`: those whose newest email was not delivered; `outdated`:
 * active ones whose leader has an email that is not true any more (domain/conference/informed.ts).
 */
export const LIST_STATUSES = ['active', 'expiring', 'expired', 'failed', 'outdated'] as const;
export type ListStatus = (typeof LIST_STATUSES)[number];

/** What the list is sorted by; a minus sign turns the order round. Newest first is the default. */
export const LIST_SORTS = [
  '-created',
  'created',
  'tag',
  '-tag',
  'admin',
  '-admin',
  'expiry',
  '-expiry',
] as const;
export type ListSort = (typeof LIST_SORTS)[number];

/**
 * What the list shows, as it stands in the page's address, so that a link shows the same. `q` is what
 * was typed into the search box. `after` and `before` are conference ids: the page that begins behind
 * the one, or ends in front of the other.
 */
export interface ListView {
  readonly q?: string;
  readonly status?: ListStatus;
  readonly sort?: ListSort;
  readonly after?: string;
  readonly before?: string;
}

/** Reads an address by hand or from an old link: what means nothing is left out. */
export function readListView(search: Readonly<Record<string, unknown>>): ListView {
  const q = textOf(search['q'])?.slice(0, 254);
  const status = LIST_STATUSES.find((known) => known === search['status']);
  const sort = LIST_SORTS.find((known) => known === search['sort']);
  const after = idOf(search['after']);
  const before = after === undefined ? idOf(search['before']) : undefined;
  return {
    ...(q === undefined || q.trim() === '' ? {} : { q }),
    ...(status === undefined ? {} : { status }),
    ...(sort === undefined || sort === '-created' ? {} : { sort }),
    ...(after === undefined ? {} : { after }),
    ...(before === undefined ? {} : { before }),
  };
}

/** A search for digits arrives as a number: the router reads addresses as JSON. */
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function idOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text !== undefined && /^[A-Za-z0-9]{20}$/.test(text) ? text : undefined;
}
