import type { ClassUse, PropertyUse } from '../engine/class-uses.ts';
import type { QueryClient, ResultRow } from './client.ts';
import { CLASS_USES, QueryError } from './port.ts';

export type { ClassUse, PropertyUse } from '../engine/class-uses.ts';

const USES = `SELECT ?class ?property (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?o) AS ?objects)
{ ?s a ?class ; ?property ?o FILTER(ISIRI(?class)) } GROUP BY ?class ?property`;
const OBJECT_CLASSES = `SELECT ?class ?property ?type (COUNT(*) AS ?triples)
{ ?s a ?class ; ?property ?o . ?o a ?type FILTER(ISIRI(?class) && ISIRI(?type)) } GROUP BY ?class ?property ?type`;
const DATATYPES = `SELECT ?class ?property ?type (COUNT(*) AS ?triples)
{ ?s a ?class ; ?property ?o FILTER(ISIRI(?class) && ISLITERAL(?o)) BIND(DATATYPE(?o) AS ?type) } GROUP BY ?class ?property ?type`;
const MEMBERS = 'SELECT ?class (COUNT(*) AS ?entities) { ?s a ?class FILTER(ISIRI(?class)) } GROUP BY ?class';

/** How the members of each class are described: told by the embedded engine, which has it of its index, and asked of any other. Rejects with a QueryError. */
export async function classUses(client: QueryClient): Promise<readonly ClassUse[]> {
  try {
    const bytes = await client.bytes(USES, CLASS_USES);
    return JSON.parse(new TextDecoder().decode(bytes)) as readonly ClassUse[];
  } catch (error) {
    if (error instanceof QueryError && error.kind === 'unwritable') return queriedUses(client);
    throw error;
  }
}

/** The same by queries. */
export async function queriedUses(client: QueryClient): Promise<readonly ClassUse[]> {
  const [uses = [], objectClasses = [], datatypes = [], members = []] = await Promise.all(
    [USES, OBJECT_CLASSES, DATATYPES, MEMBERS].map((query) => client.rows(query)),
  );
  const classesOf = countsByUse(objectClasses);
  const datatypesOf = countsByUse(datatypes);
  const byClass = new Map<string, PropertyUse[]>();
  for (const row of uses) {
    const properties = byClass.get(textOf(row, 'class')) ?? [];
    properties.push({
      property: textOf(row, 'property'),
      triples: numberOf(row, 'triples'),
      subjects: numberOf(row, 'subjects'),
      objects: numberOf(row, 'objects'),
      objectClasses: classesOf.get(keyOf(row)) ?? {},
      datatypes: datatypesOf.get(keyOf(row)) ?? {},
    });
    byClass.set(textOf(row, 'class'), properties);
  }
  return members.map((row) => ({
    class: textOf(row, 'class'),
    entities: numberOf(row, 'entities'),
    properties: byClass.get(textOf(row, 'class')) ?? [],
  }));
}

function countsByUse(rows: readonly ResultRow[]): ReadonlyMap<string, Record<string, number>> {
  const found = new Map<string, Record<string, number>>();
  for (const row of rows) {
    const counts = found.get(keyOf(row)) ?? {};
    counts[textOf(row, 'type')] = numberOf(row, 'triples');
    found.set(keyOf(row), counts);
  }
  return found;
}

function keyOf(row: ResultRow): string {
  return `${textOf(row, 'class')} ${textOf(row, 'property')}`;
}

function textOf(row: ResultRow, name: string): string {
  return row[name]?.value ?? '';
}

function numberOf(row: ResultRow, name: string): number {
  return Number(textOf(row, name));
}
