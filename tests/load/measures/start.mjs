import { answering, munpart } from '../processes.mjs';
import { against, forScale, seconds } from '../rows.mjs';

/** Milliseconds by number of partnerships. */
const MOST = { 10000: 1_500, 100000: 4_000 };

/** Starts the server on the release that is built, and measures when it is ready. */
export async function start({ scale, words, port }) {
  const from = performance.now();
  const child = munpart(['serve', ...words, '--port', String(port)]);
  await answering(`http://127.0.0.1:${port}/readyz`, child);
  const time = performance.now() - from;
  const at = scale in MOST ? scale : 100_000;
  const ready = against('ready after start, release built', time, { most: MOST[at], print: seconds });
  return { child, rows: [forScale(ready, scale, at)] };
}
