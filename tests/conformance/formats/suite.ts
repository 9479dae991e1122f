import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Where the files of a test suite are: the directory that the environment variable names, or `standard`, relative to this project. */
export function suiteDirectory(variable: string, standard: string): string {
  return resolve(ROOT, process.env[variable] ?? standard);
}

/** Declares the tests of a suite where its directory is; elsewhere one skipped test says what is missing. */
export async function describeSuite(
  title: string,
  { variable, directory }: { readonly variable: string; readonly directory: string },
  declare: () => Promise<void>,
): Promise<void> {
  if (existsSync(directory)) return declare();
  describe(title, () => {
    it.skip(`${directory} is not there: set ${variable} to the directory of the tests`, () => {});
  });
}

/** Declares one test of a suite, which passes unless it is a listed exception, and is reported as EARL 1.0. */
export function itPasses(
  test: { readonly id: string; readonly title: string },
  exceptions: Readonly<Record<string, string>>,
  check: () => Promise<void>,
): void {
  const exception = exceptions[test.id.slice(test.id.indexOf('#') + 1)];
  it(test.title, async ({ task }) => {
    const fault = await check().then(
      () => undefined,
      (error: Error) => error,
    );
    const reason = exception ?? fault?.message.split('\n')[0];
    task.meta.earl = {
      test: test.id,
      outcome: fault === undefined ? 'passed' : 'failed',
      ...(fault !== undefined && reason !== undefined && { reason }),
    };
    if (fault === undefined && exception !== undefined) {
      throw new Error(`passes, though it is listed as an exception: ${exception}`);
    }
    if (fault !== undefined && exception === undefined) throw fault;
  });
}
