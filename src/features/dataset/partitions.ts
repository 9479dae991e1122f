import type { Context } from 'hono';
import { withoutSuffix } from '../../http/addresses.ts';
import { writeQuads } from '../../http/document.ts';
import { link } from '../../http/fields.ts';
import { asOf, inRelease } from '../../http/memento/as-of.ts';
import { PLAIN_JSON, RDF_FORMS, type Representation, type Resource } from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import { AS_OF, describedAs, type Route, suffixed } from '../../http/route.ts';
import { documents, readOnce, type Site } from '../../http/serving/publication.ts';
import { type ClassUse, classUses, type PropertyUse } from '../../query/class-uses.ts';
import { compareCodePoints } from '../../rdf/canonical.ts';
import { iri, type NamedNode, type Quad, quad } from '../../rdf/terms.ts';
import { statements, whole } from '../../release/describe/distribution.ts';

const FORMS: readonly Representation[] = [...RDF_FORMS, PLAIN_JSON];
/** How SIB's void-generator says which datatypes a property has. */
const EXTENSION = 'http://ldf.fi/void-ext#';

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
      const classes = await sortedUses(site);
      if (format === undefined) return `${JSON.stringify({ classes }, null, 2)}\n`;
      return writeQuads(partitionQuads(classes, `${site.base}dataset`), format);
    },
  };
  return respond(c, site, resource, form);
}

/** Every class with what its members say, counted once a release; the most used first. */
export function sortedUses(site: Site): Promise<readonly ClassUse[]> {
  return readOnce(site, 'class uses', async () =>
    (await classUses(documents(site)))
      .map((one) => ({
        ...one,
        properties: one.properties.toSorted(
          (a, b) => b.triples - a.triples || compareCodePoints(a.property, b.property),
        ),
      }))
      .toSorted((a, b) => b.entities - a.entities || compareCodePoints(a.class, b.class)),
  );
}

/** The counts as VoID: partitions are fragments of the dataset's address that are numbered in their order. */
function partitionQuads(classes: readonly ClassUse[], dataset: string): readonly Quad[] {
  return classes.flatMap((one, index) => {
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
    ...inOrder(use.objectClasses).flatMap(([type, triples], index) => [
      ...statements(own, { 'void:classPartition': iri(`${own}o${index + 1}`) }),
      ...statements(`${own}o${index + 1}`, { 'void:class': iri(type), 'void:triples': whole(triples) }),
    ]),
    ...inOrder(use.datatypes).flatMap(([type, triples], index) => {
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

/** The same from every engine. */
function inOrder(counts: Readonly<Record<string, number>>): readonly (readonly [string, number])[] {
  return Object.entries(counts).toSorted(([a], [b]) => compareCodePoints(a, b));
}
