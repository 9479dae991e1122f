import { readdirSync, statSync, watch } from 'node:fs';
import { basename, dirname, join } from 'node:path';

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
  const watchers = paths.flatMap(places).map(({ directory, name }) =>
    watch(directory, (_, changedName) => {
      if (name === undefined || name === changedName) later();
    }).on('error', failed),
  );
  return {
    close() {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}

/** What to watch for a path: directories alone, since a watch on a file ends where an editor saves by moving a new file over it. */
function places(path: string): readonly { readonly directory: string; readonly name?: string }[] {
  if (!statSync(path).isDirectory()) return [{ directory: dirname(path), name: basename(path) }];
  const paths = readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name));
  return [path, ...paths.filter((each) => statSync(each).isDirectory())].map((directory) => ({ directory }));
}
