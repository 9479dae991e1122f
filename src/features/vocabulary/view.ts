import { FORMATS } from '../../formats/index.ts';
import { writeQuads } from '../../http/document.ts';
import { documents, readOnce, releaseText, type Site } from '../../http/serving/publication.ts';
import type { TermUsage } from '../../pages/resource-view.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import type { Quad } from '../../rdf/terms.ts';
import { turtle } from './term-usage.ts';

/** The vocabulary: all statements about its terms and schemes, and labels of what they mention. */
interface DefinitionsView {
  readonly own: readonly Quad[];
  readonly labels: readonly Quad[];
}

/** One key of the JSON-LD context, as an example uses it. */
interface ContextKey {
  readonly key: string;
  /** IRI or prefixed name that it stands for. */
  readonly meaning: string;
  /** What the context says of its values: a map by language, always a list, of a datatype, nothing. */
  readonly values: 'language' | 'set' | 'typed' | 'plain';
}

/** One resource before and after the JSON-LD context. */
export interface ContextExample {
  /** URL of the context. */
  readonly context: string;
  readonly turtle: string;
  readonly json: string;
  readonly keys: readonly ContextKey[];
}

/** The vocabulary with how the data use it; all but the terms themselves may be missing. */
export interface VocabularyView extends DefinitionsView {
  /** By the IRI of the term. */
  readonly usage?: ReadonlyMap<string, TermUsage>;
  readonly jsonLd?: ContextExample | undefined;
}

const EXAMPLE = `PREFIX mp: <${PREFIXES.mp}>
SELECT ?s WHERE { ?s a mp:Agreement ; mp:signed ?signed ; mp:agreedField ?field } ORDER BY ?s LIMIT 1`;
const MAX_STATEMENTS = 14;

/** One agreement before and after the JSON-LD context; undefined where the data have none. */
export function contextExample(site: Site): Promise<ContextExample | undefined> {
  return readOnce(site, 'context example', async () => {
    const client = documents(site);
    const [row] = await client.rows(EXAMPLE);
    const iri = row?.s?.value;
    if (iri === undefined) return undefined;
    const statements = await client.graph(`CONSTRUCT WHERE { <${iri}> ?p ?o }`);
    return explained(site, iri, statements.slice(0, MAX_STATEMENTS));
  });
}

async function explained(site: Site, iri: string, statements: readonly Quad[]): Promise<ContextExample> {
  const jsonLd = FORMATS.find(({ name }) => name === 'json-ld');
  if (!jsonLd) throw new Error('the list of formats has no JSON-LD');
  const context = `${site.base}def/context.jsonld`;
  const document: Record<string, unknown> = JSON.parse(await writeQuads(statements, jsonLd, iri));
  const { '@context': _, ...rest } = document;
  const terms: Record<string, unknown> = JSON.parse(await releaseText(site, 'context.jsonld'))['@context'];
  return {
    context,
    turtle: await turtle(statements),
    json: JSON.stringify({ '@context': context, ...rest }, null, 2),
    keys: Object.keys(rest).flatMap((key) => keyOf(key, terms[key])),
  };
}

/** What the context says of a key; nothing where it says nothing. */
function keyOf(key: string, term: unknown): ContextKey[] {
  if (typeof term === 'string') return [{ key, meaning: term, values: 'plain' }];
  if (typeof term !== 'object' || term === null || !('@id' in term)) return [];
  const container = '@container' in term ? [term['@container']].flat() : [];
  const values = container.includes('@language')
    ? 'language'
    : container.includes('@set')
      ? 'set'
      : '@type' in term
        ? 'typed'
        : 'plain';
  return [{ key, meaning: String(term['@id']), values }];
}
