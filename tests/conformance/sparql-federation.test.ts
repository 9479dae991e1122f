import { describe } from 'vitest';
import { checkEvaluation } from './sparql/evaluation.ts';
import { readManifest, type W3cTest } from './sparql/manifest.ts';
import { itConforms } from './sparql/outcome.ts';
import { type Service, startService } from './sparql/service.ts';

/** What the tests call an endpoint that does not answer, and one that does not: the port of the discard service. */
const UNREACHABLE = ['http://invalid.endpoint.org/sparql', 'http://127.0.0.1:9/sparql'] as const;

const tests = await readManifest('service');
describe('service', () => {
  for (const test of tests) itConforms(test, () => checkFederation(test));
});

/** Starts a munpart for each endpoint of the test and asks the query with their addresses in place of the test's own. */
async function checkFederation(test: W3cTest): Promise<void> {
  const running: Service[] = [];
  const addresses = new Map<string, string>([UNREACHABLE]);
  const start = async (graphs: W3cTest['graphs']) => {
    const service = await startService(graphs, test.directory, [...addresses.values()]);
    running.push(service);
    return service.endpoint;
  };
  try {
    // The first of them calls the second.
    for (const { endpoint, graphs } of test.services.toReversed())
      addresses.set(endpoint, await start(graphs));
    await checkEvaluation(test, await start(test.graphs), (query) =>
      [...addresses].reduce((text, [name, address]) => text.replaceAll(`<${name}>`, `<${address}>`), query),
    );
  } finally {
    await Promise.all(running.map((service) => service.close()));
  }
}
