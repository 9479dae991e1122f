import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { memoryOf, timed } from '../processes.mjs';
import { against, forScale, megabytes, seconds, told } from '../rows.mjs';

const AT = 10_000;
/** Milliseconds after which a command is ended: of large data, a site is more than an hour of work. */
const LONGEST = 7_200_000;
/** Bounds by number of partnerships. */
const BUILD = {
  10000: { time: 20_000, memory: 600_000_000 },
  100000: { time: 240_000, memory: 1_500_000_000 },
};

/** Checks the records, as their keepers do before they save them for good. */
export async function check({ scale, words }) {
  const { milliseconds, peak } = await timed(['check', ...words]);
  const row = against('check of the records', milliseconds, { most: 15_000, print: seconds });
  return [forScale(row, scale, AT), told('memory of the check, peak', megabytes(peak))];
}

/** Builds the release: its time and the most memory that it took. */
export async function build({ scale, words }) {
  const { milliseconds, peak } = await timed(['build', ...words]);
  const { time, memory } = BUILD[scale] ?? BUILD[AT];
  const wanted = scale in BUILD ? scale : AT;
  return [
    against('build of the release', milliseconds, { most: time, print: seconds }),
    against('memory of the build, peak', peak, { most: memory, print: megabytes }),
  ].map((row) => forScale(row, scale, wanted));
}

/** What is done with releases once there are two of them: compared, verified, written as plain files, which for a smoke test are those of one language. Each row when it is known: of large data, the last takes an hour. */
export async function* afterwards({ words, releases, site, smoke }) {
  const kept = ['--releases', releases];
  for (const [what, command] of [
    ['difference of two releases', ['diff', 'previous', 'current', ...kept]],
    ['verification of the release', ['verify', ...words]],
    ['the same, every syntax read back', ['verify', '--deep', ...words]],
    ['static site', ['site', site, ...words, ...(smoke ? ['--languages', 'en'] : [])]],
  ]) {
    const isSite = command[0] === 'site';
    // Others write it.
    const ofAll = isSite ? { memory: memoryOf, interval: 1_000 } : {};
    const { milliseconds, peak, isStopped } = await timed(command, { limit: LONGEST, ...ofAll });
    const files = isStopped && isSite ? ` after ${await filesWritten(site)} files` : '';
    yield told(isStopped ? `${what}, stopped${files}` : what, seconds(milliseconds));
    yield told(`memory of ${isSite ? 'all its processes' : 'it'}, peak`, megabytes(peak));
  }
}

/** Files of a site that was not finished, which stand beside it. */
async function filesWritten(site) {
  const beside = (await readdir(dirname(site))).filter((name) => name.startsWith(`${basename(site)}.`));
  const entries = await Promise.all(
    beside.map((name) => readdir(join(dirname(site), name), { recursive: true, withFileTypes: true })),
  );
  return entries.flat().filter((entry) => entry.isFile()).length;
}
