import {
  type ByLanguage,
  inEveryLanguage,
  type Language,
  type Messages,
} from '../../pages/messages/messages.ts';
import { DEFINITIONS } from '../../rdf/namespaces.ts';
import { localName } from '../../rdf/uri.ts';
import { RESOURCE_TYPE_ROWS } from '../../records/mapping/resource-types.ts';
import type { Entity } from '../names/index/entity.ts';
import type { NameIndex } from '../names/index/name-index.ts';

/** A type of entities, as the service names it. */
interface ReconciledType {
  readonly id: string;
  readonly name: ByLanguage;
  /** The list whose members are of it, or the IRI of their class: as the index names types. */
  readonly indexed: string;
}

/** Most asked for first; the others follow as they are listed. */
const FIRST = ['place', 'organisation', 'network', 'partnership'];

function nameOf(id: keyof Messages['reconcile']['typeNames']): ByLanguage {
  return inEveryLanguage(({ reconcile }) => reconcile.typeNames[id]);
}

/** The types of the partnership data, those most asked for first. */
const TYPES: readonly ReconciledType[] = [
  ...[...RESOURCE_TYPE_ROWS].sort(([a], [b]) => rank(a) - rank(b)).map(reconciledType),
  { id: 'field', name: nameOf('field'), indexed: 'fields' },
];

function reconciledType([id, { list }]: (typeof RESOURCE_TYPE_ROWS)[number]): ReconciledType {
  return { id, name: nameOf(id), indexed: list };
}

function rank(type: string): number {
  const at = FIRST.indexOf(type);
  return at < 0 ? FIRST.length : at;
}

/** Classes that are offered where the data are others. */
const MAX_CLASSES = 20;

/** The types that the release has something of: those of the partnership data; in other data the classes by their IRIs, the largest first. */
export function typesIn(index: NameIndex): readonly ReconciledType[] {
  const known = typesBefore.get(index);
  if (known) return known;
  const counts = index.typeCounts();
  const own = TYPES.filter(({ indexed }) => counts.has(indexed));
  const classes = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MAX_CLASSES)
    .map(([type]) => ({ id: type, name: inEveryLanguage(() => localName(type)), indexed: type }));
  const types = own.length > 0 ? own : classes;
  typesBefore.set(index, types);
  return types;
}

const typesBefore = new WeakMap<NameIndex, readonly ReconciledType[]>();

/** The type of an entity; undefined where it is of none that the service names. */
export function typeOf(index: NameIndex, { type }: Entity): ReconciledType | undefined {
  return typesIn(index).find(({ indexed }) => indexed === type);
}

/** Queries that one batch may have. */
export const MAX_BATCH_SIZE = 100;

/** Things that one extension may be about. */
export const MAX_EXTENSION_SIZE = 1_000;
/** Things by properties in one extension: they are read in the lane that pages are read in. */
export const MAX_EXTENSION_VALUES = 10_000;

/** Pixels of a preview. */
const PREVIEW = { width: 420, height: 260 } as const;

/** What a manifest is made of. */
interface Service {
  /** The URL of the site; ends with `/`. */
  readonly base: string;
  /** The base IRI of the data; ends with `/`. */
  readonly namespace: string;
  readonly name: string;
  readonly version: string;
  readonly index: NameIndex;
  readonly language: Language;
}

/** The manifest of the service (Reconciliation Service API 0.2, §3.1). */
export function manifestOf({
  base,
  namespace,
  name,
  version,
  index,
  language,
}: Service): Readonly<Record<string, unknown>> {
  const service = `${base}reconcile`;
  const suggest = (what: string) => ({
    service_url: service,
    service_path: `/suggest/${what}`,
    flyout_service_path: `/flyout/${what}?id=\${id}`,
  });
  return {
    versions: ['0.2'],
    name,
    identifierSpace: `${namespace}id/`,
    schemaSpace: `${DEFINITIONS}#`,
    documentation: service,
    logo: `${base}favicon.svg`,
    serviceVersion: version,
    defaultTypes: defaultTypes(index, language),
    view: { url: `${base}doc?iri={{id}}` },
    feature_view: { url: `${service}#{{id}}` },
    preview: { url: `${service}/preview?id={{id}}`, ...PREVIEW },
    suggest: { entity: suggest('entity'), type: suggest('type'), property: suggest('property') },
    extend: {
      propose_properties: { service_url: service, service_path: '/extend/propose' },
      property_settings: [],
    },
    batchSize: MAX_BATCH_SIZE,
  };
}

/** The types that a client offers at first. */
function defaultTypes(index: NameIndex, language: Language): readonly { id: string; name: string }[] {
  return typesIn(index)
    .slice(0, 5)
    .map(({ id, name }) => ({ id, name: name[language] }));
}
