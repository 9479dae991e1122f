/** FNV-1a over bytes, in 32 bits, begun with a seed; mixed so that its low bits can choose a slot. */
export function hashBytes(bytes: Uint8Array, from: number, to: number, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) | 0;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  return mix(hash);
}

/** Spreads a 32-bit number over all its bits (the finalizer of MurmurHash3); unsigned. */
export function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The hash of a short string by its UTF-16 units. */
export function hashString(text: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mix(hash);
}

/** The power of two that gives a hash table of so many entries room enough: half of it and more stays free. */
export function tableSize(entries: number): number {
  let size = 16;
  while (size < entries * 1.6) size *= 2;
  return size;
}
