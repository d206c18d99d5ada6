/** Which of the calls that go on is open, as it stands in the page's address. */
export interface CallsNowView {
  readonly call?: string;
}

/** Reads an address by hand or from an old link: what means nothing is left out. */
export function readCallsNowView(search: Readonly<Record<string, unknown>>): CallsNowView {
  const { call } = search;
  const text = typeof call === 'string' || typeof call === 'number' ? String(call) : '';
  return /^[A-Za-z0-9]{20}$/.test(text) ? { call: text } : {};
}
