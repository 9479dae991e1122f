import { answersPerSecond, requestFor } from '../connections.mjs';
import { aboutTown, anew, queryPath } from '../questions.mjs';
import { perSecond, share, told } from '../rows.mjs';
import { median } from '../statistics.mjs';

const MANY = 32;
const FEW = 8;

/** Answers a second, each target in turn in every round, so that all meet the same machine. */
export async function rates(context) {
  const targets = targetsOf(context);
  const found = Object.fromEntries(Object.keys(targets).map((name) => [name, []]));
  for (let round = 0; round <= context.rounds; round++) {
    for (const [name, target] of Object.entries(targets)) {
      const rate = await answersPerSecond({ milliseconds: context.milliseconds, ...target });
      // The first round warms all up.
      if (round > 0) found[name].push(rate);
    }
  }
  return rowsOf(Object.fromEntries(Object.entries(found).map(([name, values]) => [name, median(values)])));
}

function targetsOf({ ports, towns, mix }) {
  const question = (name) => mix.find((one) => one.name === name);
  const [partners, countries] = [question('partners'), question('countries')];
  const same = (port, path, accept, connections = MANY) => {
    const text = requestFor(path, accept);
    return { port, connections, request: () => text };
  };
  // A town that publishes no page has few partners: a document of the usual size.
  const document = `/doc/place/${towns.at(-1)}`;
  const again = ({ query, accept }) => same(ports.munpart, queryPath(query), accept);
  return {
    bare: same(ports.bare, '/hello', '*/*'),
    bareFew: same(ports.bare, '/hello', '*/*', FEW),
    turtle: same(ports.munpart, document, 'text/turtle'),
    jsonld: same(ports.munpart, document, 'application/ld+json'),
    html: same(ports.munpart, document, 'text/html'),
    cached: again(partners),
    cachedCount: again(countries),
    partners: fresh(ports.munpart, partners, towns),
    countries: fresh(ports.munpart, countries, towns),
  };
}

/** A request that no cache can answer, about the next town each time where the question names one; as for the peers, nothing is compressed. */
function fresh(port, { query, accept }, towns) {
  let count = 0;
  const request = () =>
    requestFor(queryPath(aboutTown(anew(query), towns[count++ % towns.length])), accept, 'identity');
  return { port, connections: FEW, request };
}

function rowsOf(rate) {
  return [
    told(`bare Hono, hello world, ${MANY} connections`, perSecond(rate.bare), 1),
    share('document, Turtle', rate.turtle, rate.bare, 1),
    share('document, JSON-LD', rate.jsonld, rate.bare, 1),
    share('document, HTML', rate.html, rate.bare, 1),
    share('partners of a town, cached repeat', rate.cached, rate.bare, 0.9),
    share('count by country, cached repeat', rate.cachedCount, rate.bare, 0.9),
    share('count by country, cached, against a document', rate.cachedCount, rate.turtle, 0.95, 'Turtle'),
    told(`bare Hono, hello world, ${FEW} connections`, perSecond(rate.bareFew), rate.bareFew / rate.bare),
    told(
      `partners of a town, uncached, ${FEW} clients`,
      perSecond(rate.partners),
      rate.partners / rate.bareFew,
    ),
    told(`count by country, uncached, ${FEW} clients`, perSecond(rate.countries)),
  ];
}
