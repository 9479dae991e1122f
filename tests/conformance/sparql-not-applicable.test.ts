import { describe } from 'vitest';
import { NOT_APPLICABLE } from './sparql/exceptions.ts';
import { readManifest } from './sparql/manifest.ts';
import { itIsInapplicable } from './sparql/outcome.ts';

for (const [directory, reason] of Object.entries(NOT_APPLICABLE)) {
  const tests = await readManifest(directory);
  describe.skipIf(tests.length === 0)(directory, () => {
    for (const test of tests) itIsInapplicable(test, reason);
  });
}
