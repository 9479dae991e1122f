/** Numbers from 0 up to 1 that look random and are the same for the same seed (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of a list. */
export function oneOf(list, next) {
  return list[Math.floor(next() * list.length)];
}

/** So many different ones of a list, in its order. */
export function someOf(list, count, next) {
  const chosen = new Set();
  while (chosen.size < count) chosen.add(oneOf(list, next));
  return list.filter((one) => chosen.has(one));
}
