import { setImmediate } from 'node:timers/promises';
import { type BuildInput, buildRelease, encode, previewRelease, type Release } from '../../release/index.ts';
import { sourceOf } from '../../source.ts';
import { withSmallHeap } from '../../with-small-heap.ts';
import { type Log, noteOtherReleases, prepared, signed } from './build.ts';
import type { FollowerMessage, FollowerOrder, FollowerSettings } from './follow.ts';

// Reads a source as often as it is told to, and builds what it has become, beside the process that serves.

const settings: FollowerSettings = JSON.parse(process.argv[2] ?? '{}');
const source = sourceOf({ ...settings, watch: true }, settings.base);

function send(message: FollowerMessage): void {
  if (process.connected) process.send?.(message);
}

/** Milliseconds between two states that are passed on: reading tells of its progress often. */
const INTERVAL = 100;
let reportedAt = Number.NEGATIVE_INFINITY;

const log: Log = {
  issues: (issues) => send({ kind: 'issues', issues }),
  published: () => {},
  failed: ({ message }) => send({ kind: 'failed', message }),
  note: (text) => send({ kind: 'note', text }),
  progress(progress) {
    const now = performance.now();
    if (now - reportedAt < INTERVAL) return;
    reportedAt = now;
    send({ kind: 'progress', progress });
  },
};

/** A build whose dumps are being written. */
let underWay: { readonly abort: AbortController; readonly end: Promise<void> } | undefined;
/** Begins that, once what was told of before is served: until then the processors are for those who wait to see it. */
let unwritten: (() => void) | undefined;

async function endBuild(): Promise<void> {
  const { abort, end } = underWay ?? {};
  unwritten = undefined;
  abort?.abort();
  await end;
  underWay = undefined;
}

/** Builds what the source holds now: large datasets are told of before their dumps are written. */
async function follow(): Promise<void> {
  await endBuild();
  try {
    await noteOtherReleases(source, settings.releases, log);
    const read = await prepared(source, log);
    // Encoded once for both: files of RDF would be read for each.
    const input = { ...read, quads: await withSmallHeap(() => encode(read.quads)) };
    const { releases, owner } = settings;
    const preview = await withSmallHeap(() => previewRelease(input, releases, { owner }));
    if (preview === undefined) return await written(input);
    unwritten = () => void written(input);
    publish(preview);
  } catch (error) {
    log.failed(error as Error);
  }
}

/** Builds the release, unless that is ended before. */
function written(input: BuildInput): Promise<void> {
  const { keep, releases, signingKey } = settings;
  const abort = new AbortController();
  const options = { keep, onProgress: log.progress, signal: abort.signal };
  const end = withSmallHeap(() => buildRelease(input, releases, options))
    .then((release) => signed(release, signingKey))
    .then(publish)
    .catch((error: unknown) => {
      if (!abort.signal.aborted) log.failed(error as Error);
    });
  underWay = { abort, end };
  return end;
}

function write(): void {
  unwritten?.();
  unwritten = undefined;
}

function publish({ directory }: Release): void {
  send({ kind: 'release', directory });
}

/** How many changes there are that are not yet seen to. */
let changes = 0;

const WORK: Readonly<Record<FollowerOrder, () => Promise<void> | void>> = {
  // What goes wrong is told when a change is read.
  read: () => source.readAhead?.().catch(() => {}),
  async prepare() {
    if (changes === 0) await source.prepare().catch(() => {});
  },
  async follow() {
    changes--;
    await follow();
  },
  write,
};

let orders = Promise.resolve();
process.on('message', (order: FollowerOrder) => {
  if (order === 'follow') changes++;
  orders = orders
    // What has come meanwhile is heard before the next one is begun.
    .then(() => setImmediate())
    .then(WORK[order])
    .then(() => send({ kind: 'done' }));
});
process.on('disconnect', () => void endBuild().finally(() => process.exit()));
// Whoever ends the publisher by a signal to all its processes ends this one through it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
