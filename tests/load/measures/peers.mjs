import { Client } from '../client.mjs';
import { aboutTown, anew, rowsOf } from '../questions.mjs';
import { perSecond, row, told } from '../rows.mjs';
import { median } from '../statistics.mjs';

const CLIENTS = 8;

/** What is asked of all alike, and the part of the fastest peer's rate that is aimed at. */
const LOADS = [
  { what: 'partners of a town, uncached', name: 'partners', isNew: true, least: 1 },
  { what: 'count by country, uncached', name: 'countries', isNew: true, least: 3 },
  { what: 'partners of a town, the same again', name: 'partners', isNew: false, least: 1 },
];

/** Answers a second to eight clients from munpart and from each peer, in turns, by the same client and with the same words. */
export async function besidePeers({ ports, peers, towns, mix, rounds, milliseconds }) {
  const own = { name: 'munpart', port: ports.munpart, path: '/sparql', parameters: {} };
  const rows = [];
  for (const load of LOADS) {
    const question = mix.find(({ name }) => name === load.name);
    const found = new Map([own, ...peers].map((peer) => [peer, []]));
    const counts = new Map();
    for (const peer of found.keys()) counts.set(peer, await firstRows(peer, question));
    for (let round = 0; round <= rounds; round++) {
      for (const [peer, rates] of found) {
        // The first round warms all up.
        if (round === 1) rates.length = 0;
        rates.push(await rateOf(peer, { ...load, question, towns, milliseconds }));
      }
    }
    rows.push(...rowsFor(load, own, found, counts));
  }
  return rows;
}

/** The rows of the first answer; undefined where there is none. */
function firstRows({ port, path, parameters }, question) {
  const client = new Client(port);
  return client
    .ask(pathOf(path, parameters, question.query), question.accept)
    .then(
      ({ body }) => rowsOf({ body, question }),
      () => undefined,
    )
    .finally(() => client.close());
}

function pathOf(path, parameters, query) {
  return `${path}?${new URLSearchParams({ ...parameters, query })}`;
}

async function rateOf({ port, path, parameters }, { question, isNew, towns, milliseconds }) {
  const from = performance.now();
  let count = 0;
  const words = () => (isNew ? aboutTown(anew(question.query), towns[count % towns.length]) : question.query);
  const askAgainAndAgain = async () => {
    const client = new Client(port);
    while (performance.now() - from < milliseconds) {
      await client.ask(pathOf(path, parameters, words()), question.accept);
      count++;
    }
    client.close();
  };
  const all = Array.from({ length: CLIENTS }, askAgainAndAgain);
  return Promise.all(all).then(
    () => (count / (performance.now() - from)) * 1000,
    () => Number.NaN,
  );
}

function rowsFor({ what, least }, own, found, counts) {
  const rates = [...found].map(([peer, values]) => ({ peer, rate: median(values) }));
  const mine = rates.find(({ peer }) => peer === own).rate;
  return rates.map(({ peer, rate }) => {
    if (peer === own) return told(`${what}, ${CLIENTS} clients: munpart`, perSecond(rate));
    const differs =
      counts.get(peer) === counts.get(own)
        ? ''
        : ` (${counts.get(peer) ?? 'no'} rows instead of ${counts.get(own)})`;
    const ratio = mine / rate;
    return row(`${what}, ${CLIENTS} clients: ${peer.name}${differs}`, perSecond(rate), {
      aim: `munpart ≥ ${least} × it`,
      ratio,
      ...(ratio > 0 && { met: ratio >= least }),
    });
  });
}
