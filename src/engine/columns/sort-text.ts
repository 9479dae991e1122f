/** Where the text of a term lies: its bytes from `start(id)` to `end(id)`. */
export interface TextOfTerms {
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
}

const SMALL = 12;

/** Sorts ids, in place, by the bytes of their texts, which is the order of code points: multikey quicksort, so that long common beginnings are read once. */
export function sortByText(ids: Uint32Array, texts: TextOfTerms): void {
  const stack: number[] = [0, ids.length, 0];
  while (stack.length > 0) {
    const depth = stack.pop() as number;
    const to = stack.pop() as number;
    const from = stack.pop() as number;
    if (to - from <= SMALL) insertionSort(ids, from, to, depth, texts);
    else partition(ids, from, to, depth, texts, stack);
  }
}

function partition(
  ids: Uint32Array,
  from: number,
  to: number,
  depth: number,
  texts: TextOfTerms,
  stack: number[],
): void {
  const pivot = medianByte(ids, from, to, depth, texts);
  let less = from;
  let at = from;
  let more = to;
  while (at < more) {
    const id = ids[at] as number;
    const byte = byteAt(id, depth, texts);
    if (byte < pivot) {
      ids[at++] = ids[less] as number;
      ids[less++] = id;
    } else if (byte > pivot) {
      ids[at] = ids[--more] as number;
      ids[more] = id;
    } else at++;
  }
  if (less - from > 1) stack.push(from, less, depth);
  if (to - more > 1) stack.push(more, to, depth);
  if (pivot !== -1 && more - less > 1) stack.push(less, more, depth + 1);
}

function medianByte(ids: Uint32Array, from: number, to: number, depth: number, texts: TextOfTerms): number {
  const a = byteAt(ids[from] as number, depth, texts);
  const b = byteAt(ids[(from + to) >>> 1] as number, depth, texts);
  const c = byteAt(ids[to - 1] as number, depth, texts);
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

function byteAt(id: number, depth: number, { bytes, ends }: TextOfTerms): number {
  const at = (id === 0 ? 0 : (ends[id - 1] as number)) + depth;
  return at < (ends[id] as number) ? (bytes[at] as number) : -1;
}

function insertionSort(ids: Uint32Array, from: number, to: number, depth: number, texts: TextOfTerms): void {
  for (let next = from + 1; next < to; next++) {
    const id = ids[next] as number;
    let at = next;
    while (at > from && compareTexts(ids[at - 1] as number, id, texts, depth) > 0) {
      ids[at] = ids[at - 1] as number;
      at--;
    }
    ids[at] = id;
  }
}

/** The order of two texts from a depth on: negative, zero or positive. */
export function compareTexts(a: number, b: number, { bytes, ends }: TextOfTerms, depth = 0): number {
  let left = (a === 0 ? 0 : (ends[a - 1] as number)) + depth;
  let right = (b === 0 ? 0 : (ends[b - 1] as number)) + depth;
  const leftEnd = ends[a] as number;
  const rightEnd = ends[b] as number;
  while (left < leftEnd && right < rightEnd) {
    const difference = (bytes[left++] as number) - (bytes[right++] as number);
    if (difference !== 0) return difference;
  }
  return leftEnd - left - (rightEnd - right);
}
