import { documents, readOnce, type Site } from '../../http/serving/publication.ts';
import type { Language } from '../../pages/messages/messages.ts';
import type { Text } from '../../pages/resource-view.ts';
import type { ResultRow } from '../../query/client.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { labelsOf, memberLabel } from '../lists/listing.ts';

/** A concept with what places it among the others. */
export interface ConceptNode {
  readonly iri: string;
  readonly name: Text;
  readonly notation?: string;
  /** Schemes that it is in, and the concepts directly above and below it, by IRI. */
  readonly schemes: readonly string[];
  readonly broader: readonly string[];
  readonly narrower: readonly string[];
}

/** The concepts of the data by IRI, in the order of a language: by notation where there are any, then by name. */
export type Concepts = ReadonlyMap<string, ConceptNode>;

/** A concept scheme by name, with the number of its concepts. */
export interface SchemeSummary {
  readonly iri: string;
  readonly name: Text;
  readonly count: number;
}

const PROLOGUE = `PREFIX skos: <${PREFIXES.skos}>\n`;
const CONCEPTS = `${PROLOGUE}SELECT DISTINCT ?a WHERE { ?a a skos:Concept FILTER(isIRI(?a)) }`;
const SCHEMES = `${PROLOGUE}SELECT ?a ?b WHERE { { ?a skos:inScheme ?b } UNION { ?a skos:topConceptOf ?b } UNION { ?b skos:hasTopConcept ?a } }`;
const BROADER = `${PROLOGUE}SELECT ?a ?b WHERE { { ?a skos:broader ?b } UNION { ?b skos:narrower ?a } }`;
const NOTATIONS = `${PROLOGUE}SELECT ?a ?b WHERE { ?a skos:notation ?b }`;

/** All concepts of the data for a reader of the language, read once a release. */
export function conceptsOf(site: Site, language: Language): Promise<Concepts> {
  return readOnce(site, `concepts ${language}`, async () => {
    const { iris, schemes, broader, narrower, notations, labels } = await relationsOf(site);
    const known = new Set(iris);
    const only = (found: readonly string[] | undefined) => (found ?? []).filter((iri) => known.has(iri));
    const { compare } = new Intl.Collator(language, { numeric: true });
    const nodes = iris.map((iri): ConceptNode => {
      const [notation] = notations.get(iri) ?? [];
      return {
        iri,
        name: memberLabel({ iri, labels: labels.get(iri) ?? [] }, language),
        ...(notation !== undefined && { notation }),
        schemes: schemes.get(iri) ?? [],
        broader: only(broader.get(iri)),
        narrower: only(narrower.get(iri)),
      };
    });
    nodes.sort(
      (a, b) =>
        compare(a.notation ?? '', b.notation ?? '') ||
        compare(a.name.text, b.name.text) ||
        (a.iri < b.iri ? -1 : 1),
    );
    return new Map(nodes.map((node) => [node.iri, node]));
  });
}

function relationsOf(site: Site) {
  return readOnce(site, 'relations of concepts', async () => {
    const client = documents(site);
    const [concepts, inSchemes, above, codes] = await Promise.all(
      [CONCEPTS, SCHEMES, BROADER, NOTATIONS].map((query) => client.rows(query)),
    );
    const iris = (concepts ?? []).flatMap(({ a }) => (a ? [a.value] : []));
    const broader = pairs(above ?? []);
    return {
      iris,
      schemes: pairs(inSchemes ?? []),
      broader,
      narrower: pairs((above ?? []).map(({ a, b }) => ({ a: b, b: a }))),
      notations: pairs(codes ?? []),
      labels: await labelsOf(site, iris),
    };
  });
}

function pairs(rows: readonly ResultRow[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { a, b } of rows) {
    if (!a || !b || b.type === 'bnode') continue;
    const known = found.get(a.value);
    if (known === undefined) found.set(a.value, [b.value]);
    else if (!known.includes(b.value)) known.push(b.value);
  }
  return found;
}

/** The concept schemes of the data by name, the largest first: those that concepts name, too. */
export async function schemesOf(site: Site, language: Language): Promise<readonly SchemeSummary[]> {
  const counts = new Map<string, number>();
  for (const { schemes } of (await conceptsOf(site, language)).values()) {
    for (const scheme of schemes) counts.set(scheme, (counts.get(scheme) ?? 0) + 1);
  }
  const labels = await readOnce(site, 'labels of schemes', () => labelsOf(site, [...counts.keys()]));
  return [...counts]
    .map(([iri, count]) => ({
      iri,
      count,
      name: memberLabel({ iri, labels: labels.get(iri) ?? [] }, language),
    }))
    .sort((a, b) => b.count - a.count || a.name.text.localeCompare(b.name.text, language));
}

/** The concepts that stand above the others: nothing of the same scheme is broader. */
export function topConcepts(concepts: readonly ConceptNode[]): readonly ConceptNode[] {
  const known = new Set(concepts.map(({ iri }) => iri));
  const tops = concepts.filter(({ broader }) => !broader.some((iri) => known.has(iri)));
  // A ring has no top: then any is as good as another.
  return tops.length > 0 ? tops : concepts;
}

/** The letter under which an index has a name: its first one without accents that the language does not sort by; undefined for what is no letter. */
export function letterOf(text: string, language: Language): string | undefined {
  const [first = ''] = text.trim();
  if (!/\p{L}/u.test(first)) return undefined;
  const letter = first.toLocaleUpperCase(language);
  const plain = letter.normalize('NFD').slice(0, 1);
  const { compare } = new Intl.Collator(language, { sensitivity: 'base' });
  return compare(letter, plain) === 0 ? plain : letter;
}
