import { Client } from '../client.mjs';
import { anew, queryPath, rowsOf } from '../questions.mjs';
import { against, forScale, milliseconds, row, told } from '../rows.mjs';
import { geometricMean, median } from '../statistics.mjs';
import { PARAMETERS } from '../virtuoso.mjs';

const AT = 10_000;
/** A question is repeated until this much time has gone, at least as often as there are rounds. */
const ENOUGH = 300;
const MOST_REPEATS = 50;

/** Every question of the mix by one client, in words that no cache knows: over HTTP, in this process, and from Virtuoso where it is there. */
export async function mix(context) {
  const { ports, mix: questions, oxigraph, rounds } = context;
  const munpart = new Client(ports.munpart);
  const virtuoso = ports.virtuoso === undefined ? undefined : new Client(ports.virtuoso);
  const found = [];
  for (const question of questions) {
    const { query, accept } = question;
    const asked = {
      munpart: () => munpart.ask(queryPath(anew(query)), accept),
      inProcess: () => measured(() => oxigraph.query(anew(query), { results_format: accept })),
      ...(virtuoso && { virtuoso: () => virtuoso.ask(queryPath(anew(query), PARAMETERS), accept) }),
    };
    found.push({ question, ...(await timesOf(asked, question, rounds)) });
  }
  munpart.close();
  virtuoso?.close();
  return table(found, context);
}

/** The median time of each way to ask, in turns, and the rows that each gives. */
async function timesOf(asked, question, rounds) {
  const times = Object.fromEntries(Object.keys(asked).map((name) => [name, []]));
  const rows = {};
  for (const [name, ask] of Object.entries(asked)) rows[name] = rowsOf({ ...(await ask()), question });
  const from = performance.now();
  const isEnough = (count) =>
    count >= rounds && (count >= MOST_REPEATS || performance.now() - from > ENOUGH * rounds);
  for (let count = 0; !isEnough(count); count++) {
    for (const [name, ask] of Object.entries(asked)) times[name].push((await ask()).milliseconds);
  }
  const medians = Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)]));
  return { medians, rows };
}

function measured(ask) {
  const from = performance.now();
  const text = ask();
  return { milliseconds: performance.now() - from, body: Buffer.from(text) };
}

function table(found, { scale }) {
  const rows = found.map(({ question, medians, rows: counts }) => {
    if (!(counts.munpart > 0)) throw new Error(`the question "${question.name}" gives no row`);
    const { munpart, inProcess, virtuoso } = medians;
    const differs =
      counts.virtuoso === undefined || counts.virtuoso === counts.munpart
        ? ''
        : `, whose rows are ${counts.virtuoso}`;
    const peer = virtuoso === undefined ? '' : `Virtuoso ${milliseconds(virtuoso)}${differs}`;
    const what = `${question.name}: ${counts.munpart} rows, in process ${milliseconds(inProcess)}`;
    return row(what, milliseconds(munpart), { aim: peer, ratio: munpart / (virtuoso ?? inProcess) });
  });
  return [...rows, ...meansOf(found, scale)];
}

function meansOf(found, scale) {
  const mean = (name) => geometricMean(found.map(({ medians }) => medians[name]));
  const munpart = mean('munpart');
  const inProcess = told('geometric mean of the mix, oxigraph in process', milliseconds(mean('inProcess')));
  const what = 'geometric mean of the mix over HTTP, one client';
  if (found[0].medians.virtuoso === undefined) {
    return [
      inProcess,
      told(`${what} (no Virtuoso here)`, milliseconds(munpart), munpart / mean('inProcess')),
    ];
  }
  const aim = { most: mean('virtuoso'), print: milliseconds, name: 'Virtuoso ' };
  return [inProcess, forScale(against(what, munpart, aim), scale, AT)];
}
