import * as z from 'zod/mini';
import { pbxSearchKey } from '../../../../domain/pbx-users/pbx-user.ts';
import { USER_FILTERS, type UserFilter, type UserView } from '../user-view.ts';

/**
 * Which users somebody has selected: some, by their ids, or all that a search and a filter find,
 * `except` for a few. `q` is what was typed (empty: no search), `show` null means all who are in the
 * PBX.
 */
export type Selection =
  | { readonly kind: 'some'; readonly ids: readonly string[] }
  | {
      readonly kind: 'all';
      readonly q: string;
      readonly show: UserFilter | null;
      readonly except: readonly string[];
    };

export const NOBODY: Selection = { kind: 'some', ids: [] };

/** All that an address lists, on all its pages. */
export function allOf(view: UserView): Selection {
  return { kind: 'all', q: view.q ?? '', show: view.show ?? null, except: [] };
}

/** The address of the list in which everybody of a selection stands: the way back to it. */
export function viewOf(selection: Selection): UserView {
  if (selection.kind === 'some') return {};
  const { q, show } = selection;
  return { ...(q === '' ? {} : { q }), ...(show === null ? {} : { show }) };
}

/** What is left of a selection when another list is shown: all of one list are not all of another. */
export function keptIn(selection: Selection, view: UserView): Selection {
  if (selection.kind === 'some') return selection;
  const isTheSame =
    pbxSearchKey(selection.q) === pbxSearchKey(view.q ?? '') &&
    selection.show === (view.show ?? null);
  return isTheSame ? selection : NOBODY;
}

/** The selected ones among users that stand in the list that is shown. */
export function selectedAmong(selection: Selection, ids: readonly string[]): ReadonlySet<string> {
  const named = new Set(selection.kind === 'some' ? selection.ids : selection.except);
  return new Set(ids.filter((id) => named.has(id) === (selection.kind === 'some')));
}

/** Selects users that stand in the list that is shown, or takes them out. */
export function withUsers(selection: Selection, ids: readonly string[], on: boolean): Selection {
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
export function sizeOf(selection: Selection, listed: number | undefined): number | undefined {
  if (selection.kind === 'some') return selection.ids.length;
  return listed === undefined ? undefined : Math.max(0, listed - selection.except.length);
}

const ids = z.array(z.string().check(z.regex(/^[A-Za-z0-9]{20}$/)));
const storedSchema = z.union([
  z.object({ kind: z.literal('some'), ids }),
  z.object({
    kind: z.literal('all'),
    q: z.string(),
    show: z.nullable(z.enum(USER_FILTERS)),
    except: ids,
  }),
]);

/** Reads what `JSON.stringify` made of a selection; anything else is nobody. */
export function parseSelection(text: string | null): Selection {
  try {
    return storedSchema.parse(JSON.parse(text ?? 'null'));
  } catch {
    return NOBODY;
  }
}
