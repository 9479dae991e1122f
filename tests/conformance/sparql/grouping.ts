import { afterAll, beforeAll, describe } from 'vitest';
import type { W3cTest } from './manifest.ts';
import { itConforms } from './outcome.ts';
import { type Service, startService } from './service.ts';

/** Declares tests so that those on the same data run one after the other on one service. */
export function describeOnServices(
  title: string,
  tests: readonly W3cTest[],
  check: (test: W3cTest, endpoint: string) => Promise<void>,
  declare = itConforms,
): void {
  for (const group of byDataset(tests)) {
    describe(title, () => {
      let service: Service | undefined;
      beforeAll(async () => {
        const [first] = group;
        service = await startService(first?.graphs ?? [], first?.directory ?? '');
      });
      afterAll(() => service?.close());
      for (const test of group) declare(test, () => check(test, service?.endpoint ?? ''));
    });
  }
}

function byDataset(tests: readonly W3cTest[]): W3cTest[][] {
  const groups = new Map<string, W3cTest[]>();
  for (const test of tests) {
    const key = JSON.stringify([test.directory, test.graphs]);
    groups.set(key, [...(groups.get(key) ?? []), test]);
  }
  return [...groups.values()];
}
