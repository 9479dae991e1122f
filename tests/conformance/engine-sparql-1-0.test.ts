import { describe } from 'vitest';
import { listDirectories, readManifest } from './sparql/manifest.ts';
import { checkNatively } from './sparql/native.ts';
import { itPasses } from './sparql/outcome.ts';
import { SITE_1_0 } from './sparql/w3c.ts';

for (const directory of await listDirectories(SITE_1_0, 'manifest-evaluation.ttl')) {
  const tests = await readManifest(directory, SITE_1_0);
  describe(directory, () => {
    for (const test of tests) itPasses(test, () => checkNatively(test));
  });
}
