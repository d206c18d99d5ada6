/**
 * The ordered tree behind the indexes. The package is CommonJS with a default export, which Node,
 * tsx, esbuild and vitest hand over either as it is or wrapped once more; this evens that out.
 */
import * as library from 'sorted-btree';

type Constructor = typeof library.default;

const exported: unknown = library.default;

function isWrapped(value: unknown): value is { readonly default: Constructor } {
  return typeof value === 'object' && value !== null && 'default' in value;
}

export const BTree: Constructor = isWrapped(exported) ? exported.default : library.default;
export type BTree<K, V> = library.default<K, V>;
