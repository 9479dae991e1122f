import { QueryEngine } from '@comunica/query-sparql';
import { Parser } from '@traqula/parser-sparql-1-1';
import { Store } from 'n3';
import { Store as OxigraphStore } from 'oxigraph';
import { IndexBuilder } from '../../src/engine/columns/build.ts';
import { execute, openIndex } from '../../src/engine/engine.ts';
import { nquad, parseNQuads } from '../../src/rdf/canonical.ts';
import { type Quad, TERMS } from '../../src/rdf/terms.ts';

/** Results in JSON for SELECT and ASK, N-Triples for CONSTRUCT. Rejects where the query is refused or fails. */
export type AnswerQuery = (query: string) => Promise<string>;

/** An engine that is compared: takes a dataset in N-Quads, and answers queries over it. */
export interface Compared {
  readonly name: string;
  /** Whether literals keep the forms in which they were written. */
  readonly keepsForms: boolean;
  load(quads: string): AnswerQuery;
  close(): void;
}

const BASE = 'http://d.example/';
const LIMITS = { deadline: 4_000, maxBytes: 2 ** 28, maxResultBytes: 2 ** 26, base: BASE };
const JSON_RESULTS = 'application/sparql-results+json';
const CONSTRUCT = /\bCONSTRUCT\b/;
const close = () => {};

/** This project's engine. */
export const OWN: Compared = {
  name: 'munpart',
  keepsForms: true,
  load(quads) {
    const builder = new IndexBuilder();
    for (const quad of parseNQuads(quads)) builder.add(quad);
    const index = openIndex(Buffer.concat(builder.finish()), false);
    const parser = new Parser();
    return async (query) => {
      const tree = parser.parse(query);
      if (tree.type !== 'query') throw new Error('an update is no query');
      const execution = execute(index, tree, LIMITS);
      return Buffer.from(execution.write(JSON_RESULTS)).toString();
    };
  },
  close,
};

/** Comunica over N3.js, set up otherwise as `--engine comunica` is: what is compared has nothing in common with this project's index. */
export const COMUNICA: Compared = {
  name: 'Comunica',
  keepsForms: true,
  load(quads) {
    const engine = comunica();
    const store = new Store([...parseNQuads(quads)], { factory: TERMS });
    const context = { sources: [store], baseIRI: BASE, traverse: true } as never;
    return async (query) => {
      if (CONSTRUCT.test(query)) {
        let text = '';
        for await (const quad of await engine.queryQuads(query, context)) text += `${nquad(quad as Quad)}\n`;
        return text;
      }
      const { data } = await engine.resultToString(await engine.query(query, context), JSON_RESULTS, context);
      let text = '';
      for await (const chunk of data as AsyncIterable<Buffer | string>) text += chunk;
      return text;
    };
  },
  close,
};

let loadedComunica: QueryEngine | undefined;

function comunica(): QueryEngine {
  loadedComunica ??= new QueryEngine();
  return loadedComunica;
}

/** oxigraph in this process. */
export const OXIGRAPH: Compared = {
  name: 'oxigraph',
  keepsForms: false,
  load(quads) {
    const store = new OxigraphStore();
    store.load(quads, { format: 'application/n-quads' });
    return async (query) =>
      store.query(query, {
        base_iri: BASE,
        results_format: CONSTRUCT.test(query) ? 'application/n-triples' : JSON_RESULTS,
      }) as string;
  },
  close,
};
