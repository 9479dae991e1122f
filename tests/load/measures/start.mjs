import { setTimeout as pause } from 'node:timers/promises';
import { answering, ended, munpart, peakMemory } from '../processes.mjs';
import { against, forScale, megabytes, seconds, told } from '../rows.mjs';

const AT = 100_000;
const MOST_MEMORY = 1_500_000_000;

/** Builds the release, in a process of its own: its time and the most memory that it took. */
export async function build({ scale, words }) {
  const from = performance.now();
  const child = munpart(['build', ...words]);
  const end = ended(child);
  let isOver = false;
  let peak = 0;
  const over = () => {
    isOver = true;
  };
  end.then(over, over);
  while (!isOver) {
    peak = Math.max(peak, (await peakMemory(child)) ?? 0);
    await pause(20);
  }
  await end;
  return [
    told('build of the release', seconds(performance.now() - from)),
    forScale(against('memory of the build, peak', peak, { most: MOST_MEMORY, print: megabytes }), scale, AT),
  ];
}

/** Starts the server on the release that is built, and measures when it is ready. */
export async function start({ scale, words, port }) {
  const from = performance.now();
  const child = munpart(['serve', ...words, '--port', String(port)]);
  await answering(`http://127.0.0.1:${port}/readyz`, child);
  const time = performance.now() - from;
  const ready = against('ready after start, release built', time, { most: 6_000, print: seconds });
  return { child, rows: [forScale(ready, scale, AT)] };
}
