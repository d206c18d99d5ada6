/**
 * What somebody has selected in a list that has pages: some rows, by their ids, or all that a view of
 * it lists, `except` for a few. `View` is what decides which rows those are, such as a search and a filter.
 */
export type Selection<View> =
  SelectedRows | { readonly kind: 'all'; readonly view: View; readonly except: readonly string[] };

/** Some rows, whatever list shows them. */
export interface SelectedRows {
  readonly kind: 'some';
  readonly ids: readonly string[];
}

export const NOTHING: SelectedRows = { kind: 'some', ids: [] };

/** All that a view lists, on all its pages. */
export function allOf<View>(view: View): Selection<View> {
  return { kind: 'all', view, except: [] };
}

/**
 * What is left of a selection when another list is shown: all of one list are not all of another.
 *
 * @param isSame  whether two views list the same rows
 */
export function keptIn<View>(
  selection: Selection<View>,
  view: View,
  isSame: (one: View, other: View) => boolean,
): Selection<View> {
  if (selection.kind === 'some') return selection;
  return isSame(selection.view, view) ? selection : NOTHING;
}

/** The selected ones among rows that stand in the list that is shown. */
export function selectedAmong(
  selection: Selection<unknown>,
  ids: readonly string[],
): ReadonlySet<string> {
  const named = new Set(selection.kind === 'some' ? selection.ids : selection.except);
  return new Set(ids.filter((id) => named.has(id) === (selection.kind === 'some')));
}

/** Selects rows that stand in the list that is shown, or takes them out. */
export function withRows<View>(
  selection: Selection<View>,
  ids: readonly string[],
  on: boolean,
): Selection<View> {
  if (selection.kind === 'some') return { ...selection, ids: merged(selection.ids, ids, on) };
  return { ...selection, except: merged(selection.except, ids, !on) };
}

function merged(known: readonly string[], ids: readonly string[], on: boolean): string[] {
  const all = new Set(known);
  for (const id of ids) {
    if (on) all.add(id);
    else all.delete(id);
  }
  return [...all];
}

/**
 * How many are selected.
 *
 * @param listed  how many the list has of which all are selected; undefined while it is not known
 */
export function sizeOf(
  selection: Selection<unknown>,
  listed: number | undefined,
): number | undefined {
  if (selection.kind === 'some') return selection.ids.length;
  return listed === undefined ? undefined : Math.max(0, listed - selection.except.length);
}

/** Reads a view that was kept; what means nothing is left out. */
export type ReadView<View> = (stored: Readonly<Record<string, unknown>>) => View;

/** Reads what `JSON.stringify` made of a selection; anything else is nothing. */
export function parseSelection<View>(
  text: string | null,
  readView: ReadView<View>,
): Selection<View> {
  try {
    const stored: unknown = JSON.parse(text ?? 'null');
    if (!isRecord(stored)) return NOTHING;
    const { kind, ids, view, except } = stored;
    if (kind === 'some' && areIds(ids)) return { kind, ids };
    if (kind === 'all' && isRecord(view) && areIds(except)) {
      return { kind, view: readView(view), except };
    }
  } catch {
    // What is no JSON is no selection either.
  }
  return NOTHING;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function areIds(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.every((id) => typeof id === 'string' && /^[A-Za-z0-9]{20}$/.test(id))
  );
}
