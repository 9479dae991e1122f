import { datasetFacts, documents, type Site } from '../../http/serving/publication.ts';
import type { ResourceView } from '../../pages/resource-view.ts';
import { paddedValues } from '../../query/client.ts';
import { type DatasetReader, LargeReading, unlessLarge } from '../../query/dataset-reader.ts';
import { compareCodePoints } from '../../rdf/canonical.ts';
import { expandedName, PREFIXES, type PrefixedName } from '../../rdf/namespaces.ts';
import { inOrder } from '../../rdf/order.ts';
import { iri, type Quad, type Term } from '../../rdf/terms.ts';
import { MP, ORG, PROV, RDF } from '../../rdf/vocabularies.ts';
import { memoized } from '../../text/memoize.ts';

const PROLOGUE = (['mp', 'dcterms', 'org', 'prov', 'rdf', 'rdfs', 'wgs'] as const)
  .map((prefix) => `PREFIX ${prefix}: <${PREFIXES[prefix]}>\n`)
  .join('');
/** What is read of each kind, as prefixed names. */
const OF_PARTNERSHIP =
  'rdf:type mp:partner mp:kind mp:start mp:startEarliest mp:end mp:endLatest mp:status mp:statusAsOf mp:field mp:reportedBy prov:wasDerivedFrom';
const OF_PARTNER = 'mp:country mp:level wgs:lat wgs:long';
const OF_SOURCE = 'dcterms:issued dcterms:publisher';
const OF_AGREEMENT = 'mp:signed mp:signedEarliest mp:instrument';
const OF_MEMBERSHIP = 'org:organization mp:start';
/** Partnerships of partners that are looked at: a page shows no more of them. */
const MAX_INDIRECT_SHOWN = 200;
/** Partnerships of partners among which those are chosen, where they are read at once. */
const MAX_INDIRECT = 20_000;
const LABEL = `${PREFIXES.rdfs}label`;

/** Of a thing whose page is made in one language, it is soon made in the others. */
const related = memoized(16, (view: ResourceView, site: Site) => readView(site, view));

/** The view with what a page shows of the partnerships that point at the resource, of its own partners, of their partners, of its memberships and members, and of agreements it shares with another partnership. */
export function withRelated(site: Site, view: ResourceView): Promise<ResourceView> {
  return related(view, site);
}

async function readView(site: Site, view: ResourceView): Promise<ResourceView> {
  const pointing = new Set(
    view.inbound.flatMap(({ subject }) => (subject.termType === 'NamedNode' ? [subject.value] : [])),
  );
  const { reader } = site.publication.documents;
  const read = reader && (await unlessLarge(() => readRelated(reader, view, pointing)));
  const [all, { issued }] = await Promise.all([
    read ?? queryRelated(site, view, pointing),
    datasetFacts(site),
  ]);
  const isLabel = ({ predicate }: Quad) => predicate.value === LABEL;
  return {
    ...view,
    labels: [...view.labels, ...all.filter(isLabel)],
    related: all.filter((statement) => !isLabel(statement)),
    released: issued,
  };
}

async function queryRelated(site: Site, view: ResourceView, pointing: ReadonlySet<string>) {
  const client = documents(site);
  const [found, further] = await Promise.all([
    client.graph(relatedQuery(view.iri, pointing)),
    isTown(view) ? client.graph(secondHandQuery(view.iri)) : [],
  ]);
  return [...inOrder(found), ...inOrder(further)];
}

function isTown({ iri, own }: ResourceView): boolean {
  return own.some(
    ({ subject, predicate, object }) =>
      subject.value === iri && predicate.value === RDF.type.value && object.value === MP.LocalAuthority.value,
  );
}

function relatedQuery(iri: string, pointing: ReadonlySet<string>): string {
  const partnership = `${paddedValues('partnership', [iri, ...pointing])} ?partnership a mp:Partnership`;
  return `${PROLOGUE}CONSTRUCT { ?s ?p ?o . ?o rdfs:label ?label } WHERE {
  { ${partnership} ; ?p ?o VALUES ?p { ${OF_PARTNERSHIP} } BIND(?partnership AS ?s) }
  UNION { ${partnership} ; mp:partner ?s . ?s ?p ?o VALUES ?p { ${OF_PARTNER} } }
  UNION { ${partnership} ; prov:wasDerivedFrom ?s . ?s ?p ?o VALUES ?p { ${OF_SOURCE} } }
  UNION { <${iri}> mp:agreement ?s . ?s ?p ?o VALUES ?p { ${OF_AGREEMENT} } }
  UNION { ?membership org:organization <${iri}> ; org:member ?s . ?s ?p ?o VALUES ?p { ${OF_PARTNER} } }
  UNION { <${iri}> org:hasMembership ?s . ?s ?p ?o VALUES ?p { ${OF_MEMBERSHIP} } }
  OPTIONAL { ?o rdfs:label ?label }
}`;
}

/** The partnerships of its partners that it is no party of, each with its partners. */
function secondHandQuery(iri: string): string {
  return `${PROLOGUE}CONSTRUCT { ?other mp:partner ?o . ?o rdfs:label ?label ; mp:country ?country . ?country rdfs:label ?name } WHERE {
  {
    SELECT DISTINCT ?other WHERE {
      <${iri}> mp:partnerIn/mp:partner ?partner FILTER(?partner != <${iri}>)
      ?partner mp:partnerIn ?other
      FILTER NOT EXISTS { <${iri}> mp:partnerIn ?other }
    } ORDER BY ?other LIMIT ${MAX_INDIRECT_SHOWN}
  }
  ?other mp:partner ?o
  OPTIONAL { ?o rdfs:label ?label }
  OPTIONAL { ?o mp:country ?country OPTIONAL { ?country rdfs:label ?name } }
}`;
}

/** The same by an index. */
function readRelated(
  reader: DatasetReader,
  view: ResourceView,
  pointing: ReadonlySet<string>,
): readonly Quad[] {
  const found = new StatementCollector(reader);
  const self = iri(view.iri);
  for (const name of new Set([view.iri, ...pointing])) {
    const partnership = iri(name);
    if (!reader.objects(partnership, RDF.type.value).some((type) => type.equals(MP.Partnership))) continue;
    found.add(partnership, OF_PARTNERSHIP);
    for (const partner of reader.objects(partnership, MP.partner.value)) found.add(partner, OF_PARTNER);
    for (const source of reader.objects(partnership, PROV.wasDerivedFrom.value)) found.add(source, OF_SOURCE);
  }
  for (const agreement of reader.objects(self, MP.agreement.value)) found.add(agreement, OF_AGREEMENT);
  for (const membership of reader.objects(self, ORG.hasMembership.value)) {
    found.add(membership, OF_MEMBERSHIP);
  }
  // A network's memberships are parts of its document.
  for (const { predicate, object } of view.own) {
    if (predicate.equals(ORG.member)) found.add(object, OF_PARTNER);
  }
  return [...inOrder(found.quads()), ...(isTown(view) ? inOrder(readSecondHand(reader, self)) : [])];
}

/** Statements of chosen properties, with the labels of what they lead to. */
class StatementCollector {
  readonly #reader: DatasetReader;
  readonly #quads = new Map<string, readonly Quad[]>();

  constructor(reader: DatasetReader) {
    this.#reader = reader;
  }

  add(subject: Term, properties: string): void {
    const key = `${subject.value} ${properties}`;
    if (this.#quads.has(key)) return;
    const about = this.#reader.statements(subject, expanded(properties));
    this.#quads.set(key, about);
    for (const { object } of about) this.label(object);
  }

  label(term: Term): void {
    if (term.termType === 'Literal' || this.#quads.has(term.value)) return;
    this.#quads.set(term.value, this.#reader.statements(term, [LABEL]));
  }

  quads(): readonly Quad[] {
    return [...this.#quads.values()].flat();
  }
}

const known = new Map<string, readonly string[]>();

function expanded(names: string): readonly string[] {
  const iris = known.get(names) ?? names.split(' ').map((name) => expandedName(name as PrefixedName));
  known.set(names, iris);
  return iris;
}

function readSecondHand(reader: DatasetReader, self: Term): readonly Quad[] {
  const own = new Set(reader.objects(self, MP.partnerIn.value).map(({ value }) => value));
  const partners = [...own].flatMap((partnership) => reader.objects(iri(partnership), MP.partner.value));
  const others = new Set<string>();
  for (const partner of new Map(partners.map((one) => [one.value, one])).values()) {
    if (partner.value === self.value) continue;
    for (const { value } of reader.objects(partner, MP.partnerIn.value))
      if (!own.has(value)) others.add(value);
    if (others.size > MAX_INDIRECT) throw new LargeReading(`${self.value} has many partners of partners`);
  }
  const found = new StatementCollector(reader);
  for (const other of [...others].sort(compareCodePoints).slice(0, MAX_INDIRECT_SHOWN)) {
    const partnership = iri(other);
    found.add(partnership, 'mp:partner');
    for (const partner of reader.objects(partnership, MP.partner.value)) found.add(partner, 'mp:country');
  }
  return found.quads();
}
