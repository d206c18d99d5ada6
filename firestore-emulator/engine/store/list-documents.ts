/** Listing a collection by name, page by page. */
import { comparePaths } from '../values/compare.ts';
import { checkCollectionPath, childPath } from '../values/names.ts';
import type { Store } from './store.ts';
import type { Document } from '../values/types.ts';

type Listed = Document | { path: string; missing: true };

/**
 * Up to `pageSize` documents (all if it is not positive) whose names follow `after`, a document's
 * path or its id in the collection.
 */
export function listDocuments(
  store: Store,
  collection: string,
  options: { pageSize: number; after?: string; showMissing: boolean },
): readonly Listed[] {
  checkCollectionPath(collection);
  const { pageSize, after, showMissing } = options;
  const most = pageSize > 0 ? pageSize : Infinity;
  const afterPath =
    after === undefined || after.startsWith(collection + '/')
      ? after
      : childPath(collection, after);
  const missing = (showMissing ? store.missingDocuments(collection) : [])
    .filter((path) => afterPath === undefined || comparePaths(path, afterPath) > 0)
    .map((path): Listed => ({ path, missing: true }));
  const page: Listed[] = [];
  let next = 0;
  for (const document of documentsAfter(store, collection, afterPath)) {
    while (next < missing.length) {
      const candidate = missing[next] as Listed;
      if (comparePaths(candidate.path, document.path) > 0) break;
      page.push(candidate);
      next++;
    }
    page.push(document);
    if (page.length >= most) return page.slice(0, most);
  }
  page.push(...missing.slice(next));
  return page.slice(0, most === Infinity ? undefined : most);
}

function documentsAfter(
  store: Store,
  collection: string,
  after: string | undefined,
): Iterable<Document> {
  const scope = store.collectionScope(collection);
  if (scope === undefined) return [];
  const byName = scope.index({ components: [], nameDescending: false });
  const path = after ?? null;
  return byName.scan(
    { values: [], path, edge: path === null ? -1 : 1 },
    { values: [], path: null, edge: 1 },
    false,
  );
}
