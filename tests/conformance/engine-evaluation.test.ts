import { describe } from 'vitest';
import { readTests } from './sparql/manifest.ts';
import { checkNatively } from './sparql/native.ts';
import { itPasses } from './sparql/outcome.ts';

for (const [directory, tests] of await readTests('QueryEvaluationTest', 'CSVResultFormatTest')) {
  // SERVICE is not the embedded engine's.
  if (directory === 'service' || tests.length === 0) continue;
  describe(directory, () => {
    for (const test of tests) itPasses(test, () => checkNatively(test));
  });
}
