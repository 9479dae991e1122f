import { nquad, parseNQuads } from '../../src/rdf/canonical.ts';
import { BASE, type Published } from './publication.ts';

/** What every query here may use; `id:` are the things of the data. */
export const PROLOGUE = `
PREFIX mp: <https://w3id.org/munpart/def#>
PREFIX def: <https://w3id.org/munpart/def/>
PREFIX id: <${BASE}id/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX sosa: <http://www.w3.org/ns/sosa/>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
`;

interface Results {
  readonly head: { readonly vars: readonly string[] };
  readonly results: { readonly bindings: readonly Record<string, { readonly value: string }>[] };
}

/** A query, asked over HTTP; throws with the problem where it is refused. */
export async function ask({ app }: Published, query: string, accept: string): Promise<string> {
  const response = await app.request('/sparql', {
    method: 'POST',
    headers: { 'content-type': 'application/sparql-query', accept },
    body: PROLOGUE + query,
  });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${response.status}: ${text}\n${query}`);
  return text;
}

/** The rows of a SELECT, in its order; an unbound variable is an empty cell. */
export async function rows(published: Published, query: string): Promise<string[][]> {
  const { head, results } = JSON.parse(
    await ask(published, query, 'application/sparql-results+json'),
  ) as Results;
  return results.bindings.map((binding) => head.vars.map((variable) => binding[variable]?.value ?? ''));
}

/** The one value of a SELECT of one row and one variable, as a number. */
export async function number(published: Published, query: string): Promise<number> {
  const [row, ...others] = await rows(published, query);
  if (row?.length !== 1 || others.length > 0) throw new Error(`not one value: ${query}`);
  return Number(row[0]);
}

/** All statements that the endpoint has, those of named graphs too, as canonical N-Quads lines. */
export async function everything(published: Published): Promise<Set<string>> {
  const graphs = await rows(published, 'SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }');
  const lines = new Set<string>();
  for (const name of ['', ...graphs.flat()]) {
    const pattern = name === '' ? '?s ?p ?o' : `GRAPH <${name}> { ?s ?p ?o }`;
    const text = await ask(published, `CONSTRUCT { ?s ?p ?o } WHERE { ${pattern} }`, 'application/n-triples');
    for (const statement of parseNQuads(text)) {
      const line = nquad(statement);
      lines.add(name === '' ? line : `${line.slice(0, -1)}<${name}> .`);
    }
  }
  return lines;
}
