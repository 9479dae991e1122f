import { type GraphStore, type NamedGraph, POINTS, pointers, type Version } from './graph-store.ts';
import { expectOk, type Send } from './send.ts';

const N_TRIPLES = 'application/n-triples';

/** SPARQL 1.1 Graph Store HTTP Protocol: each graph changes as a whole, one after the other, the pointer last. */
export class HttpStore implements GraphStore {
  readonly protocol = 'Graph Store Protocol';
  readonly #address: string;
  readonly #send: Send;
  readonly #staged = new Map<string, string[]>();

  constructor(address: string, send: Send) {
    this.#address = address;
    this.#send = send;
  }

  async add(graph: string, lines: readonly string[]): Promise<void> {
    await this.#write('POST', graph, lines);
  }

  /** The protocol cannot move a graph: it waits here, for one PUT. */
  async stage({ name }: NamedGraph, lines: readonly string[]): Promise<void> {
    this.#staged.set(name, [...(this.#staged.get(name) ?? []), ...lines]);
  }

  async publish(version: Version): Promise<void> {
    const before = await this.#pointer(version.pointer);
    for (const [name, lines] of this.#staged) await this.#write('PUT', name, lines);
    this.#staged.clear();
    const kept = formerVersion(before, version);
    await this.#write('PUT', version.pointer, [...pointers(version), ...kept]);
    const used = new Set([...objects(kept, POINTS.defaultGraph), version.defaultGraph]);
    for (const { name } of version.named) used.add(name);
    const known = [...objects(before, POINTS.namedGraph), ...objects(before, POINTS.defaultGraph)];
    for (const graph of known.filter((one) => !used.has(one))) {
      await expectOk(await this.#send('DELETE', graphUrl(this.#address, graph)));
    }
  }

  async #pointer(graph: string): Promise<string[]> {
    const response = await this.#send('GET', graphUrl(this.#address, graph));
    if (response.status === 404) return [];
    const lines = (await expectOk(response)).split('\n');
    return lines.filter((line) => line.startsWith('<')).map((line) => line.replaceAll('\t', ' '));
  }

  async #write(method: 'POST' | 'PUT', graph: string, lines: readonly string[]): Promise<void> {
    const body = `${lines.join('\n')}\n`;
    await expectOk(await this.#send(method, graphUrl(this.#address, graph), N_TRIPLES, body));
  }
}

/** The address of a graph in a store (Graph Store HTTP Protocol §4.2). */
export function graphUrl(address: string, graph: string): string {
  const url = new URL(address);
  url.searchParams.set('graph', graph);
  return url.href;
}

/** What stays of the pointer graph: the version before, unless it was this one. */
function formerVersion(before: readonly string[], { dataset, version }: Version): string[] {
  const [current] = objects(before, POINTS.current);
  const previous = current === version ? objects(before, POINTS.previous)[0] : current;
  if (previous === undefined) return [];
  const where = before.filter((line) => line.startsWith(`<${previous}> ${POINTS.defaultGraph} `));
  return [`<${dataset}> ${POINTS.previous} <${previous}> .`, ...where];
}

function objects(lines: readonly string[], property: string): string[] {
  return lines.flatMap((line) => {
    const [, predicate, object = ''] = line.split(/ +/);
    return predicate === property ? [object.slice(1, -1)] : [];
  });
}
