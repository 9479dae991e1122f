import { Client } from '../client.mjs';
import { answersPerSecond } from '../connections.mjs';
import { against, forScale, milliseconds, perSecond, seconds, told } from '../rows.mjs';
import { percentile } from '../statistics.mjs';

/** Partnerships for which there are 20,000 places. */
const AT = 100_000;
const BATCH = 10;
const CONNECTIONS = 4;
const REPEATS = { true: 20, false: 400 };

/** Matching names with the register of places in batches, as OpenRefine does, and searching among all names; the first question reads them. */
export async function names({ ports, towns, scale, milliseconds: period, smoke }) {
  const client = new Client(ports.munpart);
  const ask = async (path) => (await client.ask(path, 'application/json')).milliseconds;
  const first = await ask('/search.json?q=first');
  const repeats = REPEATS[Boolean(smoke)];
  const batches = [];
  const searches = [];
  for (let turn = 0; turn < repeats; turn++) {
    batches.push(await ask(`/reconcile?queries=${encodeURIComponent(batchOf(towns, turn))}`));
    searches.push(await ask(`/search.json?q=${encodeURIComponent(writtenName(towns, turn * 7 + 3))}`));
  }
  client.close();
  let turn = repeats;
  const request = () => post('/reconcile', `queries=${encodeURIComponent(batchOf(towns, turn++))}`);
  const rate = await answersPerSecond({
    port: ports.munpart,
    connections: CONNECTIONS,
    milliseconds: period,
    request,
  });
  return [
    told('first search: reads all names', seconds(first)),
    forScale(
      against('names matched in batches of 10', rate * BATCH, { least: 1_000, print: perSecond }),
      scale,
      AT,
    ),
    forScale(
      against('batch of 10 names, one client, p95', percentile(batches, 0.95), {
        most: 50,
        print: milliseconds,
      }),
      scale,
      AT,
    ),
    forScale(
      against('search, uncached, p95', percentile(searches, 0.95), { most: 150, print: milliseconds }),
      scale,
      AT,
    ),
  ];
}

function batchOf(towns, turn) {
  const queries = Array.from({ length: BATCH }, (_, at) => {
    return [`q${at}`, { query: writtenName(towns, turn * BATCH + at), type: 'place', limit: 5 }];
  });
  return JSON.stringify(Object.fromEntries(queries));
}

/** Names as people write them: three of ten with a letter too few, swapped or another one, one with a word of kind. */
function writtenName(towns, number) {
  const name = towns[(number * 7_919) % towns.length];
  switch (number % 10) {
    case 2:
      return name.slice(0, 3) + name.slice(4);
    case 5:
      return name.slice(0, 2) + name[3] + name[2] + name.slice(4);
    case 7:
      return `${name.slice(0, 5)}e${name.slice(6)}`;
    case 9:
      return `${name} city`;
    default:
      return name;
  }
}

function post(path, form) {
  const head = [
    `POST ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Accept: application/json',
    'Accept-Encoding: identity',
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${Buffer.byteLength(form)}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${form}`;
}
