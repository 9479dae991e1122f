import { readFile, readlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { answering, memoryOf, munpart, stopped } from '../processes.mjs';
import { against, forScale, megabytes, seconds, told } from '../rows.mjs';

const AT = 10_000;
const MOST = 5_000;
const PATIENCE = 600_000;
const ROUNDS = 3;

/** How long after a record was saved its document says so, and when all is written, with a server that follows the records. */
export async function watch({ scale, words, data, releases, towns, port }) {
  const current = () => readlink(join(releases, 'current'));
  const child = munpart(['serve', '--watch', ...words, '--port', String(port)]);
  const url = `http://127.0.0.1:${port}`;
  try {
    await answering(`${url}/readyz`, child);
    const times = [];
    let before;
    for (let round = 0; round < ROUNDS; round++) {
      before = await current();
      times.push(await saved(url, data, towns[round], round));
    }
    const from = performance.now();
    await until(async () => (await current()) !== before);
    const row = against('a saved record is published, the slowest of three', Math.max(...times), {
      most: MOST,
      print: seconds,
    });
    return [
      forScale(row, scale, AT),
      told('the first of them, which reads all records', seconds(times[0])),
      told('after the last, until its dumps are written', seconds(performance.now() - from)),
      told('memory of all processes that follow', megabytes(await memoryOf(child))),
    ];
  } finally {
    await stopped(child);
  }
}

/** Milliseconds from saving a page until its document has the new title. */
async function saved(url, data, town, round) {
  const file = join(data, 'pages', `${town}.yaml`);
  const title = `International cooperation, edition ${round + 2}`;
  const text = await readFile(file, 'utf8');
  const from = performance.now();
  await writeFile(file, text.replace(/title: \{ en: [^}]*\}/, `title: { en: ${JSON.stringify(title)} }`));
  await until(async () => {
    const response = await fetch(`${url}/doc/source/${town}.nt`);
    return (await response.text()).includes(title);
  });
  return performance.now() - from;
}

async function until(isSo) {
  const end = performance.now() + PATIENCE;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error('what was saved is not published');
    await pause(50);
  }
}
