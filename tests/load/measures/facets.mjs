import { syntheticIndex, syntheticSelections } from '../facets.mjs';
import { against, forScale, milliseconds, seconds, told } from '../rows.mjs';
import { percentile } from '../statistics.mjs';

const AT = 100_000;
const MOST = 150;
const SELECTIONS = { true: 20, false: 200 };

/** Choosing from 100,000 partnerships in this process: the index, and a selection with the counts of all values. */
export async function facetIndex({ smoke }) {
  const members = smoke ? 1_000 : AT;
  const read = syntheticIndex(members);
  const from = performance.now();
  const index = await read();
  const built = performance.now() - from;
  const times = syntheticSelections(index, SELECTIONS[Boolean(smoke)]).map((selection) => {
    const start = performance.now();
    index.select(selection);
    return performance.now() - start;
  });
  return [
    told(`index of ${members} members from its tables, 7 facets`, seconds(built)),
    told(`selecting and counting in ${members} members, p95`, milliseconds(percentile(times, 0.95))),
  ];
}

/** Pages of the list of partnerships with selections that nobody asked for before; the first request of all reads the index. */
export async function facetPages({ ports, scale, smoke }) {
  const address = `http://127.0.0.1:${ports.munpart}/partnerships`;
  const first = await timed(address);
  const { facets } = await (await fetch(`${address}.json?page=1`)).json();
  const times = [];
  for (const query of queriesOf(facets, SELECTIONS[Boolean(smoke)])) {
    times.push(await timed(`${address}?${query}`));
  }
  const slowest = against('page of a new selection, p95', percentile(times, 0.95), {
    most: MOST,
    print: milliseconds,
  });
  return [
    told('first page of partnerships: reads the index and sorts', seconds(first)),
    forScale(slowest, scale, AT),
  ];
}

/** Different selections of one to three facets, of values that there are. */
function queriesOf(facets, number) {
  const keys = Object.keys(facets).filter((key) => facets[key].length > 1);
  return Array.from({ length: number }, (_, turn) => {
    const chosen = keys.slice(turn % keys.length).slice(0, 1 + (turn % 3));
    return chosen
      .map((key) => `${key}=${encodeURIComponent(facets[key][turn % facets[key].length].value)}`)
      .concat(`sort=${turn % 2 ? '-' : ''}label`)
      .join('&');
  });
}

async function timed(url) {
  const from = performance.now();
  const response = await fetch(url, { headers: { accept: 'text/html', 'accept-encoding': 'identity' } });
  await response.arrayBuffer();
  if (!response.ok && response.status !== 404) throw new Error(`${url}: ${response.status}`);
  return performance.now() - from;
}
