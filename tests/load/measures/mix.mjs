import { Client } from '../client.mjs';
import { PARAMETERS } from '../peers/virtuoso.mjs';
import { anew, queryPath, rowsOf } from '../questions.mjs';
import { against, forScale, milliseconds, row, told } from '../rows.mjs';
import { geometricMean, median } from '../statistics.mjs';

const AT = 10_000;
const MOST_REPEATS = 50;
/** Milliseconds after which a question is not asked again, however few times it was: large data would take hours. */
const LONG = 60_000;

/** Every question of the mix by one client, in words that no cache knows: over HTTP, in this process, and from Virtuoso where it is there. */
export async function mix(context) {
  const { ports, mix: questions, oxigraph, rounds, milliseconds: time } = context;
  const munpart = new Client(ports.munpart);
  const virtuoso = ports.virtuoso === undefined ? undefined : new Client(ports.virtuoso);
  const found = [];
  for (const question of questions) {
    const { query, accept } = question;
    const asked = { munpart: () => munpart.ask(queryPath(anew(query)), accept) };
    const failure = await asked.munpart().then(
      () => undefined,
      (error) => error,
    );
    if (failure !== undefined) {
      found.push({ question, failure, medians: {} });
      continue;
    }
    if (oxigraph !== undefined) {
      asked.inProcess = () => measured(() => oxigraph.query(anew(query), { results_format: accept }));
    }
    const askPeer = () => virtuoso.ask(queryPath(anew(query), PARAMETERS), accept);
    if (virtuoso !== undefined && (await canAnswer(askPeer))) asked.virtuoso = askPeer;
    found.push({ question, ...(await timesOf(asked, question, { rounds, time })) });
  }
  munpart.close();
  virtuoso?.close();
  return table(found, context);
}

/** The median time of each way to ask, in turns, at least as often as there are rounds; and the rows that each gives. */
async function timesOf(asked, question, { rounds, time }) {
  const times = Object.fromEntries(Object.keys(asked).map((name) => [name, []]));
  const rows = {};
  for (const [name, ask] of Object.entries(asked)) rows[name] = rowsOf({ ...(await ask()), question });
  const from = performance.now();
  const isEnough = (count) => {
    const elapsed = performance.now() - from;
    return (count >= rounds && (count >= MOST_REPEATS || elapsed > time)) || (count > 0 && elapsed > LONG);
  };
  for (let count = 0; !isEnough(count); count++) {
    for (const [name, ask] of Object.entries(asked)) times[name].push((await ask()).milliseconds);
  }
  const medians = Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)]));
  return { medians, rows };
}

/** Not every question is answered by every peer. */
function canAnswer(ask) {
  return ask().then(
    () => true,
    () => false,
  );
}

function measured(ask) {
  const from = performance.now();
  const text = ask();
  return { milliseconds: performance.now() - from, body: Buffer.from(text) };
}

function table(found, { scale, ports }) {
  const hasPeer = ports.virtuoso !== undefined;
  const rows = found.map(({ question, failure, medians, rows: counts }) => {
    if (failure !== undefined) {
      const [reason] = failure.message.split('\n', 1);
      return row(`${question.name}: ${reason}`, 'fails', { aim: 'an answer', met: false });
    }
    if (!(counts.munpart > 0)) throw new Error(`the question "${question.name}" gives no row`);
    const { munpart, inProcess, virtuoso } = medians;
    const alone = inProcess === undefined ? '' : `, in process ${milliseconds(inProcess)}`;
    const what = `${question.name}: ${counts.munpart} rows${alone}`;
    const aim = hasPeer ? peerOf(virtuoso, counts) : '';
    return row(what, milliseconds(munpart), { aim, ratio: munpart / (virtuoso ?? inProcess ?? munpart) });
  });
  return [...rows, ...meansOf(found, hasPeer, scale)];
}

function peerOf(time, counts) {
  if (time === undefined) return 'Virtuoso fails';
  const differs = counts.virtuoso === counts.munpart ? '' : ` (${counts.virtuoso} rows)`;
  return `Virtuoso ${milliseconds(time)}${differs}`;
}

/** With a peer, the mean is over what the peer answers too. */
function meansOf(found, hasPeer, scale) {
  const shared = found.filter(
    ({ medians }) => medians.munpart !== undefined && (!hasPeer || medians.virtuoso !== undefined),
  );
  if (shared.length === 0) return [];
  const isAlone = shared.every(({ medians }) => medians.inProcess !== undefined);
  const mean = (name) => geometricMean(shared.map(({ medians }) => medians[name]));
  const munpart = mean('munpart');
  const of = `geometric mean of ${shared.length} questions`;
  const inProcess = isAlone ? [told(`${of}, oxigraph in process`, milliseconds(mean('inProcess')))] : [];
  const what = `${of} over HTTP, one client`;
  if (!hasPeer) {
    const ratio = isAlone ? munpart / mean('inProcess') : undefined;
    return [...inProcess, told(`${what} (no Virtuoso here)`, milliseconds(munpart), ratio)];
  }
  const aim = { most: mean('virtuoso') / 4, print: milliseconds, name: 'a quarter of Virtuoso’s: ' };
  return [...inProcess, forScale(against(what, munpart, aim), scale, AT)];
}
