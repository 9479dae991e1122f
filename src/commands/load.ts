import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { SettingError, type Settings } from '../config.ts';
import type { Release } from '../release/index.ts';
import { isBlankLine, type Statement, statement } from '../release/n-quads/lines.ts';
import { openCurrent } from '../release/store/open.ts';
import { type GraphStore, openGraphStore, type Version, versionOf } from '../store/index.ts';
import type { CommandArguments } from './cli/arguments.ts';

/** Brings the current release to the store that `--to` names, and prints what went there. */
export async function loadCurrent({ releases }: Settings, { flags }: CommandArguments): Promise<void> {
  const { to, user } = flags;
  if (to === undefined || !URL.canParse(to)) throw new SettingError('--to: expected the URL of a store');
  const password = process.env.MUNPART_LOAD_PASSWORD ?? '';
  const release = await openCurrent(releases);
  if (release === undefined) throw new Error(`there is no release in ${releases}: run munpart build`);
  const store = await openGraphStore(to, user === undefined ? undefined : { user, password });
  const { defaultGraph } = await load(release, store);
  console.log(
    `loaded by ${store.protocol}: ${release.manifest.quads} quads; the default graph is ${defaultGraph}`,
  );
}

/** How many statements a request carries: Virtuoso compiles an update, and fails at more than some thousands. */
const CHUNK = 1_000;

/** Brings a release to a store: into graphs that nobody reads yet, then published at once or graph by graph, as the store can. Loading the same release again adds nothing. */
export async function load({ manifest, directory }: Release, store: GraphStore): Promise<Version> {
  const version = versionOf(
    manifest.base,
    manifest.id,
    manifest.graphs.map(({ iri }) => iri),
  );
  const chunks = new Chunks(store, version);
  const lines = createInterface({
    input: createReadStream(join(directory, 'dataset.nq')),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  for await (const line of lines) await chunks.take(line);
  await chunks.end();
  await store.publish(version);
  return version;
}

/** The statements of each graph on their way to a store; those with blank nodes go last and together, for a request is their scope. */
class Chunks {
  readonly #store: GraphStore;
  readonly #version: Version;
  readonly #open = new Map<string, string[]>();
  readonly #blank = new Map<string, string[]>();
  readonly #graphOfLabel = new Map<string, string>();

  constructor(store: GraphStore, version: Version) {
    this.#store = store;
    this.#version = version;
  }

  async take(line: string): Promise<void> {
    const parts = statement(line);
    const { subject, predicate, object, graph } = parts;
    const isBlank = isBlankLine(line);
    if (isBlank) this.#checkScope(parts);
    const triple = `${subject} ${predicate} ${object} .`;
    const lines = this.#linesOf(isBlank ? this.#blank : this.#open, graph);
    lines.push(triple);
    if (isBlank || lines.length < CHUNK) return;
    this.#open.delete(graph);
    await this.#send(graph, lines);
  }

  async end(): Promise<void> {
    for (const [graph, lines] of [...this.#open, ...this.#blank]) await this.#send(graph, lines);
  }

  #linesOf(lines: Map<string, string[]>, graph: string): string[] {
    const known = lines.get(graph) ?? [];
    lines.set(graph, known);
    return known;
  }

  async #send(graph: string, lines: readonly string[]): Promise<void> {
    if (graph === '') return this.#store.add(this.#version.defaultGraph, lines);
    const named = this.#version.named.find(({ name }) => `<${name}>` === graph);
    if (named === undefined) throw new Error(`the manifest does not list the graph ${graph}`);
    return this.#store.stage(named, lines);
  }

  /** A blank node of two graphs would become two. */
  #checkScope({ subject, object, graph }: Statement): void {
    for (const label of [subject, object].filter((term) => term.startsWith('_:'))) {
      const known = this.#graphOfLabel.get(label) ?? graph;
      if (known !== graph)
        throw new Error(`the blank node ${label} is in two graphs, which no store takes by HTTP`);
      this.#graphOfLabel.set(label, known);
    }
  }
}
