import { contains, isAmong, isUnchanged, setOf } from '../values/compare.ts';
import { stringOf } from '../values/convert.ts';
import { method, methodTable, wrongType, type Method } from '../values/method.ts';
import { Failure } from '../values/outcome.ts';
import {
  asItems,
  isList,
  isMap,
  MapDiff,
  RulesSet,
  type Value,
  type ValueMap,
} from '../values/values.ts';

/** Source: https://firebase.google.com/docs/reference/rules/rules.List */
export const listMethods = methodTable<readonly Value[]>({
  ...containment<readonly Value[]>(
    (self) => self,
    contains,
    (other) => (isList(other) ? other : null),
    'list',
  ),
  size: method(0, (self) => BigInt(self.length)),
  toSet: method(0, (self) => setOf(self)),
  concat: method(1, (self, other) => {
    return isList(other) ? [...self, ...other] : wrongType('list', other);
  }),
  removeAll: method(1, (self, other) => {
    if (!isList(other)) return wrongType('list', other);
    return self.filter((item) => !contains(other, item));
  }),
  join: method(1, (self, separator) => {
    if (typeof separator !== 'string') return wrongType('string', separator);
    const texts: string[] = [];
    for (const item of self) {
      const text = stringOf(item);
      if (text instanceof Failure) return text;
      texts.push(text);
    }
    return texts.join(separator);
  }),
});

/** Source: https://firebase.google.com/docs/reference/rules/rules.Set */
export const setMethods = methodTable<RulesSet>({
  ...containment<RulesSet>((self) => self.items, isAmong, asItems, 'list,set'),
  size: method(0, (self) => BigInt(self.items.length)),
  difference: method(1, (self, other) => {
    if (!(other instanceof RulesSet)) return wrongType('set', other);
    return new RulesSet(self.items.filter((item) => !isAmong(other.items, item)));
  }),
  intersection: method(1, (self, other) => {
    if (!(other instanceof RulesSet)) return wrongType('set', other);
    return new RulesSet(self.items.filter((item) => isAmong(other.items, item)));
  }),
  union: method(1, (self, other) => {
    if (!(other instanceof RulesSet)) return wrongType('set', other);
    return setOf([...self.items, ...other.items]);
  }),
});

/** What lists and sets share: a list compares itself with lists only, a set with both. */
function containment<Self>(
  itemsOf: (self: Self) => readonly Value[],
  has: (items: readonly Value[], wanted: Value) => boolean,
  otherItems: (argument: Value) => readonly Value[] | null,
  expected: string,
): Record<string, Method<Self>> {
  const compare = (test: (own: readonly Value[], other: readonly Value[]) => boolean) =>
    method<Self>(1, (self, argument) => {
      const other = argument === undefined ? null : otherItems(argument);
      return other === null ? wrongType(expected, argument) : test(itemsOf(self), other);
    });
  return {
    hasAll: compare((own, other) => other.every((item) => has(own, item))),
    hasAny: compare((own, other) => other.some((item) => has(own, item))),
    hasOnly: compare((own, other) => own.every((item) => has(other, item))),
  };
}

/** Source: https://firebase.google.com/docs/reference/rules/rules.Map */
export const mapMethods = methodTable<ValueMap>({
  size: method(0, (self) => BigInt(self.size)),
  keys: method(0, (self) => [...self.keys()].sort()),
  values: method(0, (self) => [...self.values()]),
  diff: method(1, (self, other) => {
    return isMap(other) ? new MapDiff(self, other) : wrongType('map', other);
  }),
  get: method(2, (self, key, fallback = null) => {
    const keys: string[] = [];
    for (const step of isList(key) ? key : [key]) {
      if (typeof step !== 'string') return wrongType('string', step);
      keys.push(step);
    }
    let value: Value = self;
    for (const step of keys) {
      if (!isMap(value)) return fallback;
      const next: Value | undefined = value.get(step);
      if (next === undefined) return fallback;
      value = next;
    }
    return value;
  }),
});

/** Source: https://firebase.google.com/docs/reference/rules/rules.MapDiff */
export const mapDiffMethods = methodTable<MapDiff>({
  addedKeys: method(0, (self) => new RulesSet(added(self))),
  removedKeys: method(0, (self) => new RulesSet(removed(self))),
  changedKeys: method(0, (self) => new RulesSet(common(self, false))),
  unchangedKeys: method(0, (self) => new RulesSet(common(self, true))),
  affectedKeys: method(
    0,
    (self) => new RulesSet([...added(self), ...removed(self), ...common(self, false)]),
  ),
});

function added({ after, before }: MapDiff): string[] {
  return [...after.keys()].filter((key) => !before.has(key));
}

function removed({ after, before }: MapDiff): string[] {
  return [...before.keys()].filter((key) => !after.has(key));
}

function common({ after, before }: MapDiff, same: boolean): string[] {
  return [...after].flatMap(([key, value]) => {
    const old = before.get(key);
    return old !== undefined && isUnchanged(value, old) === same ? [key] : [];
  });
}
