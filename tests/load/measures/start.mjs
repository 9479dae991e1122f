import { answering, munpart } from '../processes.mjs';
import { against, forScale, seconds } from '../rows.mjs';

const AT = 100_000;

/** Starts the server on the release that is built, and measures when it is ready. */
export async function start({ scale, words, port }) {
  const from = performance.now();
  const child = munpart(['serve', ...words, '--port', String(port)]);
  await answering(`http://127.0.0.1:${port}/readyz`, child);
  const time = performance.now() - from;
  const ready = against('ready after start, release built', time, { most: 6_000, print: seconds });
  return { child, rows: [forScale(ready, scale, AT)] };
}
