import {
  and,
  documentId,
  or,
  orderBy,
  query,
  where,
  type DocumentSnapshot,
  type Query,
  type WhereFilterOp,
} from 'firebase/firestore/lite';

/** One comparison of a field, in Firestore's own terms. */
export type Comparison = readonly [field: string, op: WhereFilterOp, value: unknown];

/** A comparison that every row meets, or some of which it meets one. */
export type Condition = Comparison | { readonly oneOf: readonly Comparison[] };

export type Direction = 'asc' | 'desc';

/** What a list shows, by one condition at least, and by what it is sorted first; see `ListPart`. */
export interface ListedRows {
  readonly where: readonly Condition[];
  readonly order: readonly (readonly [field: string, direction: Direction])[];
}

const INEQUALITIES: ReadonlySet<WhereFilterOp> = new Set(['<', '<=', '>', '>=', '!=', 'not-in']);

/**
 * One query of those that a list is made of; an index answers it (firestore.indexes.json).
 *
 * Its order is named to the last field. Firestore adds to an order the fields with an inequality and
 * then the document's name, and a row that marks a place has a value for each of those; but with a
 * count the SDK sends only the orders that were asked for, and Firestore refuses a cursor that has more
 * values than there are orders (firebase-js-sdk#8241). So a list that is read by cursors is made here
 * and nowhere else.
 */
export class ListPart {
  /** Private, so that nothing else can pass for a part. */
  readonly #query: Query;

  /**
   * @param rows  the rows of which collection
   * @param holds  whether a row stands in this part, so that it can mark a place in it
   */
  constructor(
    rows: Query,
    listed: ListedRows,
    readonly holds: (row: DocumentSnapshot) => boolean,
  ) {
    const order = completeOrder(listed);
    this.#query = query(
      rows,
      and(...listed.where.map(filterOf)),
      ...order.map(([field, direction]) => orderBy(field, direction)),
      orderBy(documentId(), order.at(-1)?.[1] ?? 'asc'),
    );
  }

  /** Filtered and ordered. */
  get query(): Query {
    return this.#query;
  }
}

/** As Firestore completes it: the fields with an inequality by name, in the last one's direction. */
function completeOrder({ where: conditions, order }: ListedRows): ListedRows['order'] {
  const named = new Set(order.map(([field]) => field));
  const direction = order.at(-1)?.[1] ?? 'asc';
  const added = conditions
    .flatMap((condition) => ('oneOf' in condition ? condition.oneOf : [condition]))
    .filter(([field, op]) => INEQUALITIES.has(op) && !named.has(field))
    .map(([field]) => field);
  return [...order, ...[...new Set(added)].sort().map((field) => [field, direction] as const)];
}

function filterOf(condition: Condition) {
  return 'oneOf' in condition
    ? or(...condition.oneOf.map((each) => where(...each)))
    : where(...condition);
}
