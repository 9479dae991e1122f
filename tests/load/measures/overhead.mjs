import { Client } from '../client.mjs';
import { aboutTown, anew, queryPath } from '../questions.mjs';
import { against, milliseconds, told } from '../rows.mjs';
import { median } from '../statistics.mjs';

const REPEATS = 200;

/** What HTTP and the child process add to a small question, against the same question in this process and against a bare Hono. */
export async function overhead({ ports, mix, oxigraph, towns, rounds }) {
  const { query, accept } = mix.find(({ name }) => name === 'partners');
  const [munpart, bare] = [new Client(ports.munpart), new Client(ports.bare)];
  const times = { munpart: [], inProcess: [], bare: [] };
  for (let count = 0; count < REPEATS * rounds; count++) {
    const asked = () => aboutTown(anew(query), towns[count % towns.length]);
    times.munpart.push((await munpart.ask(queryPath(asked()), accept)).milliseconds);
    times.bare.push((await bare.ask('/hello', '*/*')).milliseconds);
    if (oxigraph === undefined) continue;
    const from = performance.now();
    oxigraph.query(asked(), { results_format: accept });
    times.inProcess.push(performance.now() - from);
  }
  munpart.close();
  bare.close();
  const hello = told('bare Hono, hello world, one client, p50', milliseconds(median(times.bare)));
  if (oxigraph === undefined) {
    return [hello, told('small question over HTTP, one client, p50', milliseconds(median(times.munpart)))];
  }
  const over = median(times.munpart) - median(times.inProcess);
  return [
    told('small question in process, p50', milliseconds(median(times.inProcess))),
    hello,
    against('what HTTP and child add to a small question, p50', over, { most: 0.4, print: milliseconds }),
  ];
}
