/** A function of a text that computes each value once while it is cached: at most `max` are, and all are forgotten when there would be more, which costs less than to know which of them was used last. What `compute` throws is not cached. */
export function memoized<Value extends object | string>(
  max: number,
  compute: (text: string) => Value,
): (text: string) => Value {
  const cache = new Map<string, Value>();
  return (text) => {
    const cached = cache.get(text);
    if (cached !== undefined) return cached;
    const value = compute(text);
    if (cache.size >= max) cache.clear();
    cache.set(text, value);
    return value;
  };
}
