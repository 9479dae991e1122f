import { it } from 'vitest';
import { EXCEPTIONS, TESTS } from './exceptions.ts';
import type { W3cTest } from './manifest.ts';

/** What came of a test, as EARL 1.0 names it. */
export interface Outcome {
  readonly test: string;
  readonly outcome: 'passed' | 'failed' | 'inapplicable';
  /** Why it did not pass. */
  readonly reason?: string;
}

/** The service broke down: never an outcome that an exception can be listed for. */
export class ServiceFailure extends Error {
  override readonly name = 'ServiceFailure';
}

declare module 'vitest' {
  interface TaskMeta {
    /** For the EARL report. */
    earl?: Outcome;
  }
}

/** Runs a test of the W3C: it must pass, or be a listed exception and fail. */
export function itConforms(test: W3cTest, check: () => Promise<void>): void {
  it(titleOf(test), async ({ task }) => {
    const fault = await check().then(
      () => undefined,
      (error: Error) => error,
    );
    if (fault instanceof ServiceFailure) throw fault;
    const exception = EXCEPTIONS[test.id.slice(TESTS.length)];
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

/** Records a test that the service cannot be put to; `check` holds what must be true all the same. */
export function itIsInapplicable(test: W3cTest, reason: string, check?: () => Promise<void>): void {
  it(titleOf(test), async (context) => {
    context.task.meta.earl = { test: test.id, outcome: 'inapplicable', reason };
    if (check === undefined) context.skip(reason);
    else await check();
  });
}

function titleOf({ id, name }: W3cTest): string {
  return `${id.slice(id.lastIndexOf('#') + 1)} ${name}`;
}

/** Runs a test of the W3C that no exception can be listed for. */
export function itPasses(test: W3cTest, check: () => Promise<void>): void {
  it(titleOf(test), check);
}
