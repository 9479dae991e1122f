import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds after which a server that does not come to rest is given up. */
const PATIENCE = 300_000;
/** How long a request that was cancelled may still hold its process. */
const GRACE = 300;

/** Waits until every process of the server has loaded the dataset and none is busy: what loads takes time from what is measured. */
export async function settled({ ports }) {
  await pause(GRACE);
  await until(
    ports,
    (processes) =>
      processes.length > 0 && processes.every(({ state, count }) => state === 'idle' || count === 0),
  );
}

/** Waits until at least so many processes of the public's queries are busy. */
export function busy({ ports }, least) {
  return until(ports, (processes) =>
    processes.some(({ lane, state, count }) => lane === 'sparql' && state === 'busy' && count >= least),
  );
}

async function until(ports, isSo) {
  const end = performance.now() + PATIENCE;
  while (!isSo(await processesOf(ports))) {
    if (performance.now() > end) throw new Error('the processes of the server do not come to rest');
    await pause(50);
  }
}

/** The server's processes as its metrics count them. */
async function processesOf({ munpart }) {
  const text = await (await fetch(`http://127.0.0.1:${munpart}/metrics`)).text();
  return [...text.matchAll(/^munpart_query_children\{(.*)\} (\d+)$/gm)].map(([, labels, count]) => ({
    lane: /lane="(\w+)"/.exec(labels)?.[1],
    state: /state="(\w+)"/.exec(labels)?.[1],
    count: Number(count),
  }));
}
