import type { Language } from '../../pages/messages/messages.ts';
import { DEFINITIONS } from '../../rdf/namespaces.ts';
import type { NameIndex } from '../names/index/name-index.ts';
import { typesIn } from './types.ts';

/** Queries that one batch may have. */
export const LARGEST_BATCH = 100;

/** Things that one extension may be about. */
export const LARGEST_EXTENSION = 1_000;

/** Pixels of a preview. */
export const PREVIEW = { width: 420, height: 260 } as const;

/** What a manifest is made of. */
export interface Service {
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
    batchSize: LARGEST_BATCH,
  };
}

/** The types that a client offers at first. */
export function defaultTypes(index: NameIndex, language: Language): readonly { id: string; name: string }[] {
  return typesIn(index)
    .slice(0, 5)
    .map(({ id, name }) => ({ id, name: name[language] }));
}
