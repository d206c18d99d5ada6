/** Which users the list shows. `without`: those without a conference, whether one can be made or not. */
export const USER_FILTERS = ['without', 'has', 'unusable', 'left'] as const;
export type UserFilter = (typeof USER_FILTERS)[number];

/**
 * What the list of Cloud PBX users shows, as it stands in the page's address. `q` is what was typed
 * into the search box. `after` and `before` are user ids: the page that begins behind the one, or ends
 * in front of the other.
 */
export interface UserView {
  readonly q?: string;
  readonly show?: UserFilter;
  readonly after?: string;
  readonly before?: string;
}

/** Reads an address by hand or from an old link: what means nothing is left out. */
export function readUserView(search: Readonly<Record<string, unknown>>): UserView {
  const q = textOf(search['q'])?.slice(0, 254);
  const show = USER_FILTERS.find((known) => known === search['show']);
  const after = idOf(search['after']);
  const before = after === undefined ? idOf(search['before']) : undefined;
  return {
    ...(q === undefined || q.trim() === '' ? {} : { q }),
    ...(show === undefined ? {} : { show }),
    ...(after === undefined ? {} : { after }),
    ...(before === undefined ? {} : { before }),
  };
}

/** A search for an extension arrives as a number: the router reads addresses as JSON. */
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function idOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text !== undefined && /^[A-Za-z0-9]{20}$/.test(text) ? text : undefined;
}
