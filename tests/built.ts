import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = resolve(import.meta.dirname, '..');
const PROGRAM = /new URL\('(\.[^']*)\.js', import\.meta\.url\)/g;

/** Has sources that run in tests start the programs that were built of the sources beside them. */
export function builtPrograms() {
  return {
    name: 'built-programs',
    enforce: 'pre' as const,
    transform(code: string, id: string) {
      if (!id.startsWith(join(ROOT, 'src'))) return undefined;
      return code.replace(PROGRAM, (written, name: string) => {
        const source = resolve(dirname(id), name);
        if (!existsSync(`${source}.ts`)) return written;
        const built = join(ROOT, 'dist', `${relative(join(ROOT, 'src'), source)}.js`);
        return `new URL(${JSON.stringify(pathToFileURL(built).href)})`;
      });
    },
  };
}
