import { afterAll, describe, expect, it } from 'vitest';
import { startArq } from '../differential/arq.ts';
import { type Difference, runCampaign } from '../differential/campaign.ts';
import { DEPARTURES } from '../differential/departures.ts';
import { COMUNICA, OWN, OXIGRAPH } from '../differential/engines.ts';
import { PROLOGUE } from '../differential/terms.ts';
import { indexOfTrig, rowsOf } from '../unit/engine/dataset.ts';

const QUERIES = 2_000;
const SEED = 20_260_101;

const arq = await startArq();
afterAll(() => arq?.close());

describe('the engine among others', () => {
  it.skipIf(arq === undefined)(
    'is compared with ARQ (needs default-jre-headless and libapache-jena-java)',
    async () => {
      const answer = arq?.load('');
      expect(JSON.parse((await answer?.('ASK {}')) ?? '')).toMatchObject({ boolean: true });
    },
  );

  it('answers as two of them do that agree', { timeout: 300_000 }, async () => {
    const differences: Difference[] = [];
    const counts = await runCampaign({
      queries: QUERIES,
      seed: SEED,
      engines: [OWN, OXIGRAPH, ...(arq === undefined ? [] : [arq]), COMUNICA],
      kinds: ['value', 'form'],
      onDifference: (difference) => differences.push(difference),
    });
    expect(differences.map(({ query, data }) => `${query.slice(PROLOGUE.length)}\n${data}`)).toEqual([]);
    // Without answers to compare nothing would differ.
    expect(counts.compared).toBeGreaterThan(QUERIES * 0.8);
  });
});

describe('where the others differ among themselves, or are wrong together, the specification decides', () => {
  it.each(DEPARTURES)('$name ($clause)', async ({ data = '', query, rows }) => {
    expect(rowsOf(await indexOfTrig(data), query)).toEqual([...rows].sort());
  });
});
