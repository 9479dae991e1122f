/** A function that computes the value of a key once while it is cached: at most `max` are, and all are forgotten when there would be more, which costs less than to know which of them was used last. What else is given has no part in the value; what `compute` throws, or its promise, is not cached. */
export function memoized<Value extends object | string>(
  max: number,
  compute: (text: string) => Value,
): (text: string) => Value;
/** The same of keys that are no texts. */
export function memoized<Key, Value extends object | string, Others extends unknown[]>(
  max: number,
  compute: (key: Key, ...others: Others) => Value,
): (key: Key, ...others: Others) => Value;
/** The same of any keys. */
export function memoized<Key, Value extends object | string, Others extends unknown[]>(
  max: number,
  compute: (key: Key, ...others: Others) => Value,
): (key: Key, ...others: Others) => Value {
  const cache = new Map<Key, Value>();
  return (key, ...others) => {
    const cached = cache.get(key);
    if (cached !== undefined) return cached;
    const value = compute(key, ...others);
    if (cache.size >= max) cache.clear();
    cache.set(key, value);
    if (value instanceof Promise) value.catch(() => cache.delete(key));
    return value;
  };
}
