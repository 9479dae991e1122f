import { defaultTypes, LARGEST_BATCH, PREVIEW, type Service } from './manifest.ts';
import {
  checkCount,
  checkedText,
  type Evidence,
  evidenceOf,
  isObject,
  limitOf,
  MalformedBatch,
  QUERY_BOUNDS,
  type ReconciliationQuery,
  valuesOf,
} from './queries.ts';

/** The manifest by the 1.0 draft, whose routes are fixed. */
export function draftManifestOf({
  base,
  name,
  version,
  index,
  language,
}: Service): Readonly<Record<string, unknown>> {
  return {
    versions: ['1.0-draft'],
    name,
    documentation: `${base}reconcile`,
    logo: `${base}favicon.svg`,
    serviceVersion: version,
    defaultTypes: defaultTypes(index, language),
    view: { url: `${base}doc?iri={id}` },
    featureView: { url: `${base}reconcile#{id}` },
    preview: PREVIEW,
    suggest: { entity: true, property: true, type: true },
    extend: { proposeProperties: true, propertySettings: [] },
    batchSize: LARGEST_BATCH,
    standardizedScore: true,
  };
}

/** The queries of a batch by the 1.0 draft: conditions on the name and on properties; throws a MalformedBatch. */
export function readDraftBatch(json: unknown): readonly ReconciliationQuery[] {
  if (!isObject(json) || !Array.isArray(json.queries))
    throw new MalformedBatch('A batch has the array `queries`.');
  return json.queries.map(readDraftQuery);
}

function readDraftQuery(json: unknown, at: number): ReconciliationQuery {
  if (!isObject(json) || !Array.isArray(json.conditions) || json.conditions.length === 0) {
    throw new MalformedBatch(`Query ${at} has no \`conditions\`.`);
  }
  checkCount(json.conditions, QUERY_BOUNDS.properties, 'conditions of one query');
  const conditions = json.conditions.map((condition) => readCondition(condition, at));
  const [name] = conditions.filter(({ id }) => id === '').flatMap(({ values }) => values);
  const { type, limit } = json;
  return {
    text: name ?? '',
    most: limitOf(limit),
    ...(typeof type === 'string' && { typeIds: [checkedText(type)], insist: true }),
    ...evidenceOf(conditions),
  };
}

/** A condition as evidence; one on the name has the empty id. The draft has renamed its keys since it began: both are read. */
function readCondition(condition: unknown, at: number): Evidence {
  const fault = new MalformedBatch(
    `Query ${at} has a condition that is neither on the name nor on a property.`,
  );
  if (!isObject(condition)) throw fault;
  const values = valuesOf(condition.propertyValue ?? condition.v);
  if (condition.matchType === 'name') return { id: '', values };
  const id = condition.propertyId ?? condition.pid;
  if (condition.matchType !== 'property' || typeof id !== 'string' || id === '') throw fault;
  return { id: checkedText(id), values };
}
