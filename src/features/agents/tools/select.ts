import type { SparqlResults, SparqlTerm } from '../../../query/results/result-formats.ts';
import { token } from '../../../rdf/n-quads/n-quads.ts';
import { iri } from '../../../rdf/terms.ts';
import { type Answer, AnsweredProblem, ask, type Publisher } from '../publisher.ts';

/** One solution: what each variable is bound to. */
export type Row = Readonly<Record<string, SparqlTerm | undefined>>;

/** The answer to a query on the account of the client, as `/sparql` gives it. */
export function askQuery(publisher: Publisher, query: string): Promise<Answer> {
  return ask(publisher, 'sparql', {
    accept: 'application/sparql-results+json, text/turtle;q=0.9, application/trig;q=0.8',
    body: { mediaType: 'application/sparql-query', text: query },
  });
}

/** The solutions of a query of our own. */
export async function selectRows(publisher: Publisher, query: string): Promise<readonly Row[]> {
  const { text } = await askQuery(publisher, query);
  return (JSON.parse(text) as SparqlResults).results?.bindings ?? [];
}

/** An IRI as a query writes it; throws an AnsweredProblem where it is none. */
export function stringOf(text: string): string {
  try {
    return token(iri(text));
  } catch {
    throw new AnsweredProblem({
      kind: 'malformed',
      status: 400,
      title: 'Malformed request',
      detail: `This is no absolute IRI: ${text}`,
    });
  }
}
