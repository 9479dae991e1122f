import type { Context } from 'hono';
import { withoutSuffix } from '../../http/addresses.ts';
import { writeQuads } from '../../http/document.ts';
import { link } from '../../http/fields.ts';
import { asOf, inRelease } from '../../http/memento/as-of.ts';
import { PLAIN_JSON, RDF_FORMS, type Representation, type Resource } from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import { AS_OF, describedAs, type Route, suffixed } from '../../http/route.ts';
import { documents, readOnce, type Site } from '../../http/serving/publication.ts';
import type { ResultRow } from '../../query/client.ts';
import { iri, type NamedNode, type Quad, quad } from '../../rdf/terms.ts';
import { statements, whole } from '../../release/describe/distribution.ts';

const FORMS: readonly Representation[] = [...RDF_FORMS, PLAIN_JSON];
/** How SIB's void-generator says which datatypes a property has. */
const EXTENSION = 'http://ldf.fi/void-ext#';

/** What one property says of the members of one class. */
interface PropertyUse {
  readonly property: string;
  readonly triples: number;
  readonly subjects: number;
  readonly objects: number;
  readonly objectClasses: Record<string, number>;
  readonly datatypes: Record<string, number>;
}

/** A class with its members and the properties that they have. */
interface ClassUse {
  readonly class: string;
  readonly entities: number;
  readonly properties: readonly PropertyUse[];
}

const USES = `SELECT ?class ?property (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?o) AS ?objects)
{ ?s a ?class ; ?property ?o } GROUP BY ?class ?property`;
const OBJECT_CLASSES = `SELECT ?class ?property ?type (COUNT(*) AS ?triples)
{ ?s a ?class ; ?property ?o . ?o a ?type } GROUP BY ?class ?property ?type`;
const DATATYPES = `SELECT ?class ?property ?type (COUNT(*) AS ?triples)
{ ?s a ?class ; ?property ?o FILTER(isLiteral(?o)) BIND(DATATYPE(?o) AS ?type) } GROUP BY ?class ?property ?type`;

/** Where the partitions are. */
export const PARTITIONS_ROUTE: Route = {
  path: '/dataset/partitions',
  handler: asOf(partitions),
  group: 'files',
  ...describedAs('partitions'),
  parameters: [AS_OF],
  forms: suffixed(FORMS),
  problems: ['not-acceptable', 'busy'],
  example: () => ({ path: 'dataset/partitions', accept: 'text/turtle' }),
  inStaticSite: 'start',
  probe: { path: 'dataset/partitions', accept: 'text/turtle' },
};

/** `/dataset/partitions`: which properties the members of each class have, with the classes and datatypes of their values and counts: enough to write a query without looking at the data (VoID, and the extension of it that SIB uses). */
function partitions(c: Context, site: Site): Response | Promise<Response> {
  const { representation: form } = withoutSuffix(c.req.path, FORMS);
  const address = 'dataset/partitions';
  const resource: Resource = {
    address,
    representations: FORMS,
    urlOf: ({ extension }) => inRelease(site, `${site.base}${address}.${extension}`),
    links: [link(`${site.base}dataset`, 'describes')],
    write: async ({ format }) => {
      const classes = await classUses(site);
      if (format === undefined) return `${JSON.stringify({ classes }, null, 2)}\n`;
      return writeQuads(partitionQuads(classes, `${site.base}dataset`), format);
    },
  };
  return respond(c, site, resource, form);
}

/** Every class with what its members say, counted once a release; the most used first. */
function classUses(site: Site): Promise<readonly ClassUse[]> {
  return readOnce(site, 'class uses', async () => {
    const [uses, objectClasses, datatypes] = await Promise.all(
      [USES, OBJECT_CLASSES, DATATYPES].map((query) => documents(site).rows(query)),
    );
    const types = new Map(site.publication.release.manifest.classes.map((one) => [one.iri, one.count]));
    const byClass = new Map<string, PropertyUse[]>();
    const known = new Map<string, PropertyUse>();
    for (const row of uses ?? []) {
      const use = useOf(row);
      known.set(keyOf(row), use);
      byClass.set(textOf(row, 'class'), [...(byClass.get(textOf(row, 'class')) ?? []), use]);
    }
    for (const row of objectClasses ?? []) count(known.get(keyOf(row))?.objectClasses, row);
    for (const row of datatypes ?? []) count(known.get(keyOf(row))?.datatypes, row);
    return [...byClass]
      .map(([type, properties]) => ({
        class: type,
        entities: types.get(type) ?? Math.max(...properties.map(({ subjects }) => subjects)),
        properties: properties.toSorted(
          (one, other) => other.triples - one.triples || (one.property < other.property ? -1 : 1),
        ),
      }))
      .toSorted((one, other) => other.entities - one.entities || (one.class < other.class ? -1 : 1));
  });
}

function useOf(row: ResultRow): PropertyUse {
  return {
    property: textOf(row, 'property'),
    triples: Number(textOf(row, 'triples')),
    subjects: Number(textOf(row, 'subjects')),
    objects: Number(textOf(row, 'objects')),
    objectClasses: {},
    datatypes: {},
  };
}

function count(counts: Record<string, number> | undefined, row: ResultRow): void {
  if (counts) counts[textOf(row, 'type')] = Number(textOf(row, 'triples'));
}

function keyOf(row: ResultRow): string {
  return `${textOf(row, 'class')} ${textOf(row, 'property')}`;
}

function textOf(row: ResultRow, name: string): string {
  return row[name]?.value ?? '';
}

/** The counts as VoID: partitions are fragments of the dataset's address that are numbered in their order. */
function partitionQuads(classes: readonly ClassUse[], dataset: string): readonly Quad[] {
  return classes
    .filter((one) => isNamed(one.class))
    .flatMap((one, index) => {
      const partition = `${dataset}/partitions#c${index + 1}`;
      return [
        ...statements(dataset, { 'void:classPartition': iri(partition) }),
        ...statements(partition, { 'void:class': iri(one.class), 'void:entities': whole(one.entities) }),
        ...one.properties.flatMap((use, place) => propertyQuads(use, partition, `${partition}p${place + 1}`)),
      ];
    });
}

function propertyQuads(use: PropertyUse, partition: string, own: string): readonly Quad[] {
  return [
    ...statements(partition, { 'void:propertyPartition': iri(own) }),
    ...statements(own, {
      'void:property': iri(use.property),
      'void:triples': whole(use.triples),
      'void:distinctSubjects': whole(use.subjects),
      'void:distinctObjects': whole(use.objects),
    }),
    ...Object.entries(use.objectClasses)
      .filter(([type]) => isNamed(type))
      .flatMap(([type, triples], index) => [
        ...statements(own, { 'void:classPartition': iri(`${own}o${index + 1}`) }),
        ...statements(`${own}o${index + 1}`, { 'void:class': iri(type), 'void:triples': whole(triples) }),
      ]),
    ...Object.entries(use.datatypes).flatMap(([type, triples], index) => {
      const part = iri(`${own}d${index + 1}`);
      return [
        quad(iri(own), extension('datatypePartition'), part),
        quad(part, extension('datatype'), iri(type)),
        ...statements(part.value, { 'void:triples': whole(triples) }),
      ];
    }),
  ];
}

function extension(name: string): NamedNode {
  return iri(EXTENSION + name);
}

/** A class that is a blank node has no name to ask for. */
function isNamed(type: string): boolean {
  return /^[a-z][a-z\d+.-]*:/i.test(type);
}
