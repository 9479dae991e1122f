import { expect } from 'vitest';
import { describeOnServices } from './sparql/grouping.ts';
import { readManifest, type W3cTest } from './sparql/manifest.ts';
import { itConforms, itIsInapplicable } from './sparql/outcome.ts';
import { checkExchange, exchangesOf, send } from './sparql/protocol.ts';

const REFUSED = 'the endpoint takes no updates: it refuses them with 4xx, which was tested';

describeOnServices('protocol', await readManifest('protocol'), checkProtocol, (test, check) =>
  asksUpdate(test) ? itIsInapplicable(test, REFUSED, check) : itConforms(test, check),
);

/** Whether the test wants an update to succeed. */
function asksUpdate(test: W3cTest): boolean {
  return exchangesOf(test).some(({ isUpdate, statuses }) => isUpdate && statuses.includes('2xx'));
}

async function checkProtocol(test: W3cTest, endpoint: string): Promise<void> {
  const exchanges = exchangesOf(test);
  expect(exchanges.length).toBeGreaterThan(0);
  if (!asksUpdate(test)) {
    for (const exchange of exchanges) await checkExchange(exchange, endpoint);
    return;
  }
  for (const exchange of exchanges.filter(({ isUpdate }) => isUpdate)) {
    const { status } = await send(exchange, endpoint);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  }
}
