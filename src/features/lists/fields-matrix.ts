import type { Context } from 'hono';
import { withoutSuffix } from '../../http/addresses.ts';
import { link } from '../../http/fields.ts';
import { inRelease } from '../../http/memento/as-of.ts';
import { Problem } from '../../http/problem.ts';
import { CSV, HTML, JSON_FORM, type Resource } from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import { pageContext } from '../../http/serving/page-context.ts';
import { documents, readOnce, type Site } from '../../http/serving/publication.ts';
import { readStored } from '../../http/serving/stored-values.ts';
import { describedPath } from '../../pages/document-address.ts';
import type { Language } from '../../pages/messages/messages.ts';
import type { Text } from '../../pages/resource-view.ts';
import { csvRow } from '../../text/csv.ts';
import { type Facet, facetsOf, valueOfIri } from './facets/facets.ts';
import { FIELD_GROUPS_QUERY, FIELD_USES, type FieldUse, MATRIX_QUERY } from './facets/facets-query.ts';
import { labelsOf, memberLabel } from './listing.ts';
import { type MatrixCell, type MatrixHead, type MatrixView, matrixPage } from './page/matrix.tsx';

/** Municipalities that a page has columns for. */
const MAX_COLUMNS = 12;

type Counts = Readonly<Record<FieldUse, number>>;

/** Fields against municipalities as they were counted. */
interface FieldsMatrix {
  /** IRIs, the one with most partnerships in all fields together first. */
  readonly municipalities: readonly string[];
  readonly fields: readonly string[];
  /** Field → what it is part of. */
  readonly groups: ReadonlyMap<string, string>;
  readonly count: (field: string, municipality: string) => Counts;
  /** The label of a field, group or municipality. */
  readonly label: (iri: string, language: Language) => Text;
}

const NO_COUNTS: Counts = { partnerships: 0, agreed: 0, practised: 0, planned: 0 };

/** The matrix of a site, counted once a release; undefined where no partnership has a field. */
export function fieldsMatrix(site: Site): Promise<FieldsMatrix | undefined> {
  return readOnce(site, 'fields matrix', async () => {
    const counted = await readStored(site, 'counts of fields', () => countFields(site));
    if (counted === undefined) return undefined;
    const { municipalities, fields, groups, counts } = counted;
    const labels = await labelsOf(site, [...new Set([...municipalities, ...fields, ...groups.values()])]);
    return {
      municipalities,
      fields,
      groups,
      count: (field, municipality) => counts.get(`${field} ${municipality}`) ?? NO_COUNTS,
      label: (iri, language) => memberLabel({ iri, labels: labels.get(iri) ?? [] }, language),
    };
  });
}

async function countFields(site: Site) {
  const [rows, groupRows] = await Promise.all([
    documents(site).rows(MATRIX_QUERY),
    documents(site).rows(FIELD_GROUPS_QUERY),
  ]);
  if (rows.length === 0) return undefined;
  const counts = new Map<string, Counts>();
  const totals = new Map<string, number>();
  for (const { field, municipality, use, count } of rows) {
    if (!field || !municipality || !isUse(use?.value)) continue;
    const key = `${field.value} ${municipality.value}`;
    const number = Number(count?.value);
    counts.set(key, { ...(counts.get(key) ?? NO_COUNTS), [use.value]: number });
    totals.set(municipality.value, (totals.get(municipality.value) ?? 0) + number);
  }
  const municipalities = [...totals.keys()].sort((a, b) => (totals.get(b) ?? 0) - (totals.get(a) ?? 0));
  const fields = [...new Set(rows.flatMap(({ field }) => field?.value ?? []))];
  const groups = new Map(groupRows.map(({ field, group }) => [field?.value ?? '', group?.value ?? '']));
  return { municipalities, fields, groups, counts };
}

function isUse(text: string | undefined): text is FieldUse {
  return FIELD_USES.some((use) => use === text);
}

/** The matrix for a page in the language; each cell leads to the list of its partnerships. */
export function matrixView(site: Site, matrix: FieldsMatrix, language: Language): MatrixView {
  const municipalities = matrix.municipalities.slice(0, MAX_COLUMNS);
  const head = (iri: string): MatrixHead => ({
    label: matrix.label(iri, language),
    href: describedPath(iri, site),
  });
  const sorted = byLabel(matrix, matrix.fields, language);
  const groupOf = (field: string) => topOf(matrix, field);
  return {
    municipalities: municipalities.map(head),
    more: matrix.municipalities.length - municipalities.length,
    groups: byLabel(matrix, [...new Set(sorted.map(groupOf))], language).map((group) => ({
      label: matrix.label(group, language),
      rows: sorted
        .filter((field) => groupOf(field) === group)
        .map((field) => ({
          field: head(field),
          cells: municipalities.map((municipality) => cellOf(site, matrix, field, municipality)),
        })),
    })),
  };
}

/** The group that a field is in, through fields that it is part of; the field itself where it is in none. */
function topOf({ groups }: FieldsMatrix, field: string): string {
  const passed = new Set([field]);
  for (let above = groups.get(field); above !== undefined && !passed.has(above); above = groups.get(above)) {
    passed.add(above);
  }
  return [...passed].at(-1) ?? field;
}

function byLabel(matrix: FieldsMatrix, iris: readonly string[], language: Language): readonly string[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  return [...iris].sort((a, b) => compare(matrix.label(a, language).text, matrix.label(b, language).text));
}

function cellOf(site: Site, matrix: FieldsMatrix, field: string, municipality: string): MatrixCell {
  const query = new URLSearchParams([
    ['municipality', parameter('municipality', municipality, site.namespace)],
    ['field', parameter('field', field, site.namespace)],
  ]);
  return { ...matrix.count(field, municipality), href: `${site.root}partnerships?${query}` };
}

function parameter(key: string, iri: string, base: string): string {
  const facet: Facet | undefined = facetsOf('partnerships').find((one) => one.key === key);
  return facet ? valueOfIri(facet, iri, base) : iri;
}

/** The whole matrix as CSV: a row for each field and municipality that have something in common. */
function matrixAsCsv(matrix: FieldsMatrix, language: Language): string {
  const rows = matrixItems(matrix, language).map(({ group, field, municipality, ...counts }) => [
    group?.label ?? '',
    field.label,
    field.iri,
    municipality.label,
    municipality.iri,
    ...FIELD_USES.map((use) => String(counts[use])),
  ]);
  const headers = ['group', 'field', 'field_iri', 'municipality', 'municipality_iri', ...FIELD_USES];
  return [headers, ...rows].map(csvRow).join('');
}

/** The whole matrix as JSON: an object for each field and municipality that have something in common. */
function matrixAsJson(matrix: FieldsMatrix, language: Language): string {
  return `${JSON.stringify({ items: matrixItems(matrix, language) }, null, 2)}\n`;
}

function matrixItems(matrix: FieldsMatrix, language: Language) {
  const named = (iri: string) => ({ iri, label: matrix.label(iri, language).text });
  return byLabel(matrix, matrix.fields, language).flatMap((field) =>
    matrix.municipalities.flatMap((municipality) => {
      const counts = matrix.count(field, municipality);
      if (counts === NO_COUNTS) return [];
      const top = topOf(matrix, field);
      const group = top === field ? undefined : top;
      return [
        {
          field: named(field),
          ...(group && { group: named(group) }),
          municipality: named(municipality),
          ...counts,
        },
      ];
    }),
  );
}

/** The forms of the matrix. */
export const MATRIX_FORMS = [HTML, JSON_FORM, CSV];

/** `/fields/matrix`: how many partnerships each municipality has in each field. */
export async function matrix(c: Context, site: Site): Promise<Response> {
  const { representation: form } = withoutSuffix(c.req.path, MATRIX_FORMS);
  const counted = await fieldsMatrix(site);
  if (!counted) throw new Problem('not-found', 'No partnership here has a field.');
  const address = 'fields/matrix';
  const resource: Resource = {
    address,
    representations: MATRIX_FORMS,
    urlOf: ({ extension }) => inRelease(site, `${site.base}${address}.${extension}`),
    links: [link(`${site.base}dataset`, 'collection')],
    write: async (chosen, locale) => {
      if (chosen === CSV) return matrixAsCsv(counted, locale.language);
      if (chosen === JSON_FORM) return matrixAsJson(counted, locale.language);
      return matrixPage(pageContext(site, resource, locale), matrixView(site, counted, locale.language));
    },
  };
  return respond(c, site, resource, form);
}
