import { FORMATS } from '../../formats/index.ts';
import { writeQuads } from '../../http/document.ts';
import { documents, readOnce, type Site } from '../../http/serving/publication.ts';
import type { ResourceView, TermUsage, TermUse } from '../../pages/resource-view.ts';
import { type ResultRow, values } from '../../query/client.ts';
import { compareCodePoints } from '../../rdf/canonical.ts';
import { DEFINITIONS, PREFIXES } from '../../rdf/namespaces.ts';
import type { Quad } from '../../rdf/terms.ts';

/** Past this many triples, counting every use would take longer than a page may; the manifest still counts the terms. */
const MAX_COUNTED = 250_000;

const PROLOGUE = (['rdf', 'rdfs', 'skos'] as const)
  .map((prefix) => `PREFIX ${prefix}: <${PREFIXES[prefix]}>\n`)
  .join('');

/** The classes of a subject but for those that a narrower one of its classes implies. */
const NARROWEST = '?s a ?class FILTER NOT EXISTS { ?s a ?narrower . ?narrower rdfs:subClassOf ?class }';

const OF_CLASSES = `${PROLOGUE}SELECT ?class ?property (COUNT(*) AS ?count) (MIN(STR(?s)) AS ?first) WHERE {
  ${NARROWEST} ?s ?property ?o
  FILTER(ISIRI(?s) && ?property != rdf:type && (STRSTARTS(STR(?class), "${DEFINITIONS}#") || STRSTARTS(STR(?property), "${DEFINITIONS}#")))
} GROUP BY ?class ?property`;

const OF_CONCEPTS = `${PROLOGUE}SELECT ?concept ?property ?class (COUNT(DISTINCT ?s) AS ?count) (MIN(STR(?s)) AS ?first) WHERE {
  ?concept skos:inScheme ?scheme . ?s ?property ?concept . ${NARROWEST}
  FILTER(ISIRI(?s) && STRSTARTS(STR(?concept), "${DEFINITIONS}/") && !STRSTARTS(STR(?property), STR(skos:)))
} GROUP BY ?concept ?property ?class`;

const NAMING = `${PROLOGUE}SELECT ?concept (COUNT(DISTINCT ?s) AS ?count) WHERE {
  ?concept skos:inScheme ?scheme
  OPTIONAL { ?s ?property ?concept FILTER(!STRSTARTS(STR(?property), STR(skos:))) }
  FILTER(STRSTARTS(STR(?concept), "${DEFINITIONS}/"))
} GROUP BY ?concept`;

const NAMES = `${PROLOGUE}CONSTRUCT { ?term rdfs:label ?label } WHERE {
  ?term rdfs:isDefinedBy <${DEFINITIONS}> ; rdfs:label ?label
}`;

/** The view of a resource with how the data use the terms, where it is one of ours. */
export async function withUsage(site: Site, view: ResourceView): Promise<ResourceView> {
  if (!view.iri.startsWith(DEFINITIONS)) return view;
  const names = await readOnce(site, NAMES, () => documents(site).graph(NAMES));
  return { ...view, labels: [...view.labels, ...names], usage: await termUsage(site) };
}

/** How this release uses the terms of the vocabulary, by IRI; read once. Empty where the release is too large to count in time. */
export function termUsage(site: Site): Promise<ReadonlyMap<string, TermUsage>> {
  return readOnce(site, 'term usage', async () =>
    site.publication.release.manifest.triples > MAX_COUNTED ? new Map() : counted(site),
  );
}

interface TermUses extends TermUse {
  readonly term: string;
  /** The subject of the example. */
  readonly first: string;
}

async function counted(site: Site): Promise<ReadonlyMap<string, TermUsage>> {
  const client = documents(site);
  const [classes, concepts, naming] = await Promise.all([
    client.rows(OF_CLASSES),
    client.rows(OF_CONCEPTS),
    client.rows(NAMING),
  ]);
  const found = [
    ...classes.flatMap((row) => [...use(row, 'class', 'property'), ...use(row, 'property', 'class')]),
    ...concepts.flatMap((row) => use(row, 'concept', 'property', 'class')),
  ].filter(({ term }) => term.startsWith(DEFINITIONS));
  const totals = new Map(naming.map((row) => [row.concept?.value ?? '', Number(row.count?.value)]));
  const subjects = new Set(found.map(({ first }) => first));
  const statements = await client.graph(`CONSTRUCT { ?s ?p ?o } WHERE { ${values('s', subjects)} ?s ?p ?o }`);
  const terms = new Map<string, TermUses[]>([...totals.keys()].map((concept) => [concept, []]));
  for (const one of found) terms.set(one.term, [...(terms.get(one.term) ?? []), one]);
  const usages = [...terms].map(async ([term, uses]) => {
    const count = totals.get(term);
    const example = await exampleOf(term, uses, statements);
    return [
      term,
      {
        ...(count !== undefined && { count }),
        uses: sorted(uses),
        ...(example !== undefined && { example }),
      },
    ] as const;
  });
  return new Map(await Promise.all(usages));
}

function use(row: ResultRow, term: string, ...others: readonly ('class' | 'property')[]): TermUses[] {
  const found = others.map((name) => [name, row[name]?.value]);
  return [
    {
      term: row[term]?.value ?? '',
      first: row.first?.value ?? '',
      ...Object.fromEntries(found),
      count: Number(row.count?.value),
    },
  ];
}

function sorted(uses: readonly TermUses[]): readonly TermUse[] {
  return [...uses]
    .sort((a, b) => b.count - a.count || compareCodePoints(nameOf(a), nameOf(b)))
    .map(({ term: _, first: __, ...rest }) => rest);
}

function nameOf({ class: type, property }: TermUse): string {
  return `${type ?? ''} ${property ?? ''}`;
}

const MAX_TEXT_LENGTH = 90;
const MAX_VALUES = 2;
const MAX_LINES = 14;

/** Of a class one instance, of a property or concept one statement or two with it; all in short. */
async function exampleOf(
  term: string,
  uses: readonly TermUses[],
  statements: readonly Quad[],
): Promise<string | undefined> {
  // What it is used with most often shows best what it is for.
  const max = Math.max(...uses.map(({ count }) => count));
  const often = uses.filter(({ count }) => count === max);
  const [subject] = often.map(({ first }) => first).sort(compareCodePoints);
  const about = statements.filter((quad) => quad.subject.value === subject);
  const direct = about.filter(({ predicate, object }) => predicate.value === term || object.value === term);
  const isClass = direct.every(({ predicate }) => predicate.value === `${PREFIXES.rdf}type`);
  const chosen = isClass ? inShort(about) : direct.slice(0, MAX_VALUES);
  return chosen.length === 0 ? undefined : turtle(chosen);
}

/** A few statements that show what an instance is like: a type of ours, names, and the values of our own properties. */
function inShort(statements: readonly Quad[]): readonly Quad[] {
  const own = ({ predicate, object }: Quad) =>
    predicate.value.startsWith(PREFIXES.mp) ||
    object.value.startsWith(PREFIXES.mp) ||
    predicate.value === `${PREFIXES.rdfs}label`;
  const bySubject = new Map<string, Quad[]>();
  for (const quad of statements.filter(own)) {
    const others = bySubject.get(quad.predicate.value) ?? [];
    if (quad.object.value.length <= MAX_TEXT_LENGTH && others.length < MAX_VALUES) {
      bySubject.set(quad.predicate.value, [...others, quad]);
    }
  }
  return [...bySubject.values()].flat().slice(0, MAX_LINES);
}

/** Quads as Turtle without the lines that declare prefixes, which are the same for all. */
export async function turtle(quads: readonly Quad[]): Promise<string> {
  const format = FORMATS.find(({ name }) => name === 'turtle');
  if (!format) throw new Error('the list of formats has no Turtle');
  const text = await writeQuads(quads, format);
  return text.replace(/^@prefix .*\n/gm, '').trim();
}
