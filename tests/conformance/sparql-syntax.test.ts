import { expect } from 'vitest';
import { ask } from './sparql/evaluation.ts';
import { describeOnServices } from './sparql/grouping.ts';
import { readTests, type W3cTest } from './sparql/manifest.ts';
import { textOf } from './sparql/w3c.ts';

const POSITIVE = 'PositiveSyntaxTest11';
const NEGATIVE = 'NegativeSyntaxTest11';
/** A query that calls a service is understood before it is refused. */
const UNDERSTOOD = [200, 403];

for (const [directory, tests] of await readTests(POSITIVE, NEGATIVE)) {
  describeOnServices(directory, tests, checkSyntax);
}

async function checkSyntax({ kind, query = '' }: W3cTest, endpoint: string): Promise<void> {
  const response = await ask(endpoint, await textOf(query), '*/*');
  const content = await response.text();
  expect(kind === POSITIVE ? UNDERSTOOD : [400], content).toContain(response.status);
}
