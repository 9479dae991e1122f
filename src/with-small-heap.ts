import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let underWay = 0;

/** Does work that makes garbage by the gigabyte, as building does, in a heap that grows by half of what is alive before it is collected, not by a multiple of it. */
export async function withSmallHeap<T>(work: () => Promise<T>): Promise<T> {
  if (underWay++ === 0) setFlagsFromString('--heap-growing-percent=50');
  try {
    return await work();
  } finally {
    if (--underWay === 0) setFlagsFromString('--heap-growing-percent=0');
  }
}

/** Gives back at once what was read and is needed no more: what follows works on columns outside the heap, for which V8 would not collect it. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
}
