import { watch } from 'node:fs';

/** Editors write a file in several steps: what follows within this many milliseconds is one change. */
const SETTLING = 150;

/** Calls `changed` after each change below the paths, one call at a time; a change during a call leads to one more. */
export function watchPaths(
  paths: readonly string[],
  changed: () => Promise<void>,
  failed: (error: Error) => void,
): { close(): void } {
  let timer: NodeJS.Timeout | undefined;
  let calls = Promise.resolve();
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      calls = calls.then(changed).catch(failed);
    }, SETTLING);
  };
  const watchers = paths.map((path) => watch(path, { recursive: true }, later).on('error', failed));
  return {
    close() {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}
