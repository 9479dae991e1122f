import { type GraphStore, type NamedGraph, POINTS, pointers, type Version } from './graph-store.ts';
import { expectOk, type Send } from './send.ts';

/** The media type of updates. */
export const UPDATE = 'application/sparql-update';

/** SPARQL 1.1 Update: a version is published by one request, which a store should execute as a whole (SPARQL 1.1 Update §2.2). */
export class UpdateStore implements GraphStore {
  readonly protocol = 'SPARQL Update';
  readonly #address: string;
  readonly #send: Send;

  constructor(address: string, send: Send) {
    this.#address = address;
    this.#send = send;
  }

  async add(graph: string, lines: readonly string[]): Promise<void> {
    const block = `{ GRAPH <${graph}> {\n${lines.join('\n')}\n} }`;
    // Virtuoso takes no blank nodes in INSERT DATA.
    const hasBlank = lines.some((line) => line.startsWith('_:') || / _:\S+ \.$/.test(line));
    await this.#update([hasBlank ? `INSERT ${block} WHERE {}` : `INSERT DATA ${block}`]);
  }

  async stage({ staged }: NamedGraph, lines: readonly string[]): Promise<void> {
    await this.add(staged, lines);
  }

  async publish(version: Version): Promise<void> {
    await this.#update([...namedGraphs(version), ...switched(version)]);
    await this.#update(dropped(version));
  }

  async #update(operations: readonly string[]): Promise<void> {
    await expectOk(await this.#send('POST', this.#address, UPDATE, operations.join(' ;\n')));
  }
}

/** The staged graphs get their names, and graphs that the new version has not are emptied. */
function namedGraphs({ pointer, named }: Version): string[] {
  const listed = `GRAPH <${pointer}> { ?any ${POINTS.namedGraph} ?g }`;
  const names = named.map(({ name }) => `<${name}>`).join(', ');
  const gone = names === '' ? '' : `FILTER(?g NOT IN (${names}))`;
  return [
    ...named.map(({ staged, name }) => `MOVE SILENT GRAPH <${staged}> TO GRAPH <${name}>`),
    `DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { ${listed} ${gone} GRAPH ?g { ?s ?p ?o } }`,
    `DELETE { ${listed} } WHERE { ${listed} }`,
  ];
}

/** What was current becomes the version before, unless it is this one. */
function switched(version: Version): string[] {
  const { dataset, pointer } = version;
  const at = (pattern: string) => `GRAPH <${pointer}> { ${pattern} }`;
  const current = at(`<${dataset}> ${POINTS.current} ?old`);
  const former = at(`<${dataset}> ${POINTS.previous} ?former`);
  const other = `FILTER(?old != <${version.version}>)`;
  return [
    `DELETE { ${former} } WHERE { ${former} ${current} ${other} }`,
    `INSERT { ${at(`<${dataset}> ${POINTS.previous} ?old`)} } WHERE { ${current} ${other} }`,
    `DELETE { ${current} } WHERE { ${current} }`,
    `INSERT DATA { ${at(pointers(version).join(' '))} }`,
  ];
}

/** The version before stays: processes that read it may still be at work. */
function dropped({ dataset, pointer }: Version): string[] {
  const listed = `GRAPH <${pointer}> { ?v ${POINTS.defaultGraph} ?g }`;
  const isReferenced = [POINTS.current, POINTS.previous]
    .map((property) => `FILTER NOT EXISTS { GRAPH <${pointer}> { <${dataset}> ${property} ?v } }`)
    .join(' ');
  return [
    `DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { ${listed} ${isReferenced} GRAPH ?g { ?s ?p ?o } }`,
    `DELETE { ${listed} } WHERE { ${listed} ${isReferenced} }`,
  ];
}
