import { documents, readOnce, type Site } from '../../http/serving/publication.ts';
import { type Language, messagesIn } from '../../pages/messages/messages.ts';
import type { Text } from '../../pages/resource-view.ts';
import { termName } from '../../pages/scope.ts';
import type { ClassUse, PropertyUse } from '../../query/class-uses.ts';
import { DESCRIPTION_PROPERTIES, LABEL_PROPERTIES, PICTURE_PROPERTIES } from '../../rdf/label.ts';
import { RDF } from '../../rdf/vocabularies.ts';
import type { Count } from '../../release/store/manifest.ts';
import { sortedUses } from '../dataset/partitions.ts';
import { labelsOf, memberLabel } from '../lists/listing.ts';
import type { List, ListColumn } from '../lists/lists.ts';

/** A column whose values one property gives. */
export interface PropertyColumn extends ListColumn {
  readonly property: string;
}

/** The instances of a class, as they are browsed and downloaded. */
export interface ClassList extends List {
  readonly columns: readonly PropertyColumn[];
}

/** Binds `?iri` to each thing with an IRI that is described and has no class. */
const NO_CLASS =
  '{ SELECT DISTINCT ?iri WHERE { ?iri ?p ?o FILTER(ISIRI(?iri)) FILTER NOT EXISTS { ?iri a ?class } } }';

/** What is known of a property before it is a column. */
type ColumnUse = Pick<PropertyUse, 'property' | 'subjects' | 'datatypes'>;

const MAX_SHOWN = 4;
const MAX_COLUMNS = 24;
/** What the first column says, and what a table has no room for. */
const NO_COLUMN = new Set([RDF.type.value, ...LABEL_PROPERTIES]);
const FILE_ONLY = new Set([...DESCRIPTION_PROPERTIES, ...PICTURE_PROPERTIES]);
const DATES = /#(date|dateTime|gYear|gYearMonth)$/;
const NUMBERS =
  /#(integer|decimal|double|float|int|long|short|byte|(non(Negative|Positive)|negative|positive)Integer)$/;

/** The classes of the data that have a name to ask for, the largest first. */
export function classesOf({ publication }: Site): readonly Count[] {
  const { classes } = publication.release.manifest;
  return classes
    .filter(({ iri }) => /^[a-z][a-z\d+.-]*:/i.test(iri))
    .toSorted((a, b) => b.count - a.count || (a.iri < b.iri ? -1 : 1));
}

/** Stands for the class of what has none. */
export const UNCLASSIFIED = '';

/** The classes, and where anything has none, a last row for that. */
export async function contentsOf(site: Site): Promise<readonly Count[]> {
  const count = await readOnce(site, 'unclassified', async () => {
    const [row] = await documents(site).rows(`SELECT (COUNT(*) AS ?count) WHERE { ${NO_CLASS} }`);
    return Number(row?.count?.value ?? 0);
  });
  const classes = classesOf(site);
  return count > 0 ? [...classes, { iri: UNCLASSIFIED, count }] : classes;
}

/** What the members of each class say; nothing where the data are too large to count in time. */
export function usesOf(site: Site): Promise<readonly ClassUse[]> {
  return sortedUses(site).catch(() => []);
}

/** The list of the instances of a class (a valid IRI) or of what has none, with the properties that most of them have as columns. */
export function classList(site: Site, type: string): Promise<ClassList> {
  return readOnce(site, `class list ${type}`, async () => {
    const isUnclassified = type === UNCLASSIFIED;
    const uses = isUnclassified
      ? await unclassifiedUses(site)
      : (await usesOf(site)).find((one) => one.class === type)?.properties;
    const properties = (uses ?? [])
      .filter(({ property }) => !NO_COLUMN.has(property))
      .toSorted((a, b) => b.subjects - a.subjects || (a.property < b.property ? -1 : 1))
      .slice(0, MAX_COLUMNS);
    const shown = new Set(
      properties
        .filter((one) => !FILE_ONLY.has(one.property) && isShort(one))
        .slice(0, MAX_SHOWN)
        .map(({ property }) => property),
    );
    const columns = properties.map((one, index) => columnOf(one, index, shown));
    const members = isUnclassified ? NO_CLASS : `?iri a <${type}>`;
    return { name: `instances ${type}`, class: type, members, columns };
  });
}

/** How what has no class is described: which properties, and the datatypes of their literals. */
async function unclassifiedUses(site: Site): Promise<readonly ColumnUse[]> {
  const rows = await documents(site).rows(
    `SELECT ?property ?type (COUNT(DISTINCT ?iri) AS ?subjects) WHERE { ${NO_CLASS}
      ?iri ?property ?value BIND(IF(ISLITERAL(?value), STR(DATATYPE(?value)), "") AS ?type) } GROUP BY ?property ?type`,
  );
  const uses = new Map<string, ColumnUse>();
  for (const { property, type, subjects } of rows) {
    const iri = property?.value ?? '';
    const use = uses.get(iri) ?? { property: iri, subjects: 0, datatypes: {} };
    const count = Number(subjects?.value);
    const datatypes = type?.value ? { ...use.datatypes, [type.value]: count } : use.datatypes;
    uses.set(iri, { property: iri, subjects: Math.max(use.subjects, count), datatypes });
  }
  return [...uses.values()];
}

/** Geometries are for maps. */
function isShort({ datatypes }: ColumnUse): boolean {
  return !Object.keys(datatypes).some((type) => /wktLiteral|gmlLiteral|XMLLiteral|HTML|JSON$/.test(type));
}

function columnOf(use: ColumnUse, index: number, shown: ReadonlySet<string>): PropertyColumn {
  const { property } = use;
  return {
    key: `p${index}`,
    path: `<${property}>`,
    kind: kindOf(use),
    many: true,
    property,
    ...(!shown.has(property) && { dataOnly: true }),
  };
}

function kindOf({ datatypes }: ColumnUse): ListColumn['kind'] {
  const types = Object.keys(datatypes);
  if (types.length === 0) return 'resource';
  if (types.every((type) => DATES.test(type))) return 'date';
  return types.every((type) => NUMBERS.test(type)) ? 'number' : 'text';
}

/** Names of terms for a reader: of the data, else of the catalogue, else as they are written in short. */
export async function namesOfTerms(
  site: Site,
  terms: readonly string[],
  language: Language,
): Promise<(iri: string) => Text> {
  const key = `names of ${terms.length} terms ${terms[0] ?? ''} ${terms.at(-1) ?? ''}`;
  const labels = await readOnce(site, key, () => labelsOf(site, terms));
  const messages = messagesIn(language);
  return (iri) => {
    if (iri === UNCLASSIFIED) return { text: messages.contents.unclassified };
    const own = labels.get(iri);
    if (own !== undefined && own.length > 0) return memberLabel({ iri, labels: own }, language);
    return { text: termName(messages, iri) };
  };
}
