import { absolute, compact, file, isWebAddress } from '../../../pages/address.ts';
import { licenceAddress, siteTitle } from '../../../pages/layout/frame.ts';
import { dumpPath, dumpsOf } from './downloads.tsx';
import { type DatasetProps, MAX_SOURCES } from './view.ts';

const MAX_DESCRIPTION_LENGTH = 5_000;

/** The dataset in schema.org terms, with all that dataset searches ask for. */
export function datasetData(props: DatasetProps): Readonly<Record<string, unknown>> {
  const { context, messages, view } = props;
  const { manifest, base } = context;
  const iri = `${base}dataset`;
  const publisher = view.publisher && { '@type': 'Organization', name: view.publisher, url: base };
  return {
    '@type': 'Dataset',
    '@id': iri,
    identifier: iri,
    url: absolute(context, file(context, 'dataset')),
    name: siteTitle(context),
    alternateName: Object.values(manifest.title).filter((title) => title !== siteTitle(context)),
    description: descriptionOf(props),
    license: licenceAddress(view.licence),
    isAccessibleForFree: true,
    version: manifest.id,
    keywords: view.keywords,
    creator: publisher,
    publisher,
    citation: citation(props),
    datePublished: view.issued,
    dateModified: view.modified,
    inLanguage: Object.keys(manifest.title),
    temporalCoverage: manifest.temporal && `${manifest.temporal.start}/${manifest.temporal.end}`,
    spatialCoverage: places(props),
    variableMeasured: manifest.classes
      .filter(({ iri: type }) => view.classNames.has(type) && compact(type).startsWith('mp:'))
      .map(({ iri: type }) => view.classNames.get(type)?.text),
    measurementTechnique: view.sources.length > 0 ? messages.dataset.freshnessLead : undefined,
    isBasedOn: view.sources
      .filter(({ iri: source }) => isWebAddress(source))
      .slice(0, MAX_SOURCES)
      .map((source) => ({
        '@type': 'WebPage',
        '@id': source.iri,
        name: source.name.text,
      })),
    includedInDataCatalog: { '@type': 'DataCatalog', name: siteTitle(context), url: base },
    distribution: distributions(props),
  };
}

/** The plain citation of this very release. */
export function citation({ context, messages, view }: DatasetProps): string {
  const year = (view.released ?? view.modified ?? view.issued)?.slice(0, 4);
  const release = `${messages.layout.release} ${context.manifest.id.slice(0, 12)}`;
  const author = view.publisher === undefined ? '' : `${view.publisher}${year ? ` (${year})` : ''}. `;
  return `${author}${siteTitle(context)} [${messages.dataset.kind}]. ${release}. ${context.base}dataset`;
}

/** Between 50 and 5,000 characters, or search engines pass the dataset over. */
function descriptionOf({ messages, view }: DatasetProps): string {
  const own = view.description?.text ?? '';
  const text = own.length >= 50 ? own : `${own} ${messages.dataset.lead}`.trim();
  return text.slice(0, MAX_DESCRIPTION_LENGTH);
}

function places({ context, view }: DatasetProps): readonly unknown[] {
  const { area } = context.manifest;
  const box = area && {
    '@type': 'GeoShape',
    box: `${area.south} ${area.west} ${area.north} ${area.east}`,
  };
  return [
    ...view.area.map((name) => ({ '@type': 'Place', name })),
    ...(box ? [{ '@type': 'Place', geo: box }] : []),
  ];
}

function distributions({ context }: DatasetProps): readonly unknown[] {
  return dumpsOf(context).map(({ plain }) => ({
    '@type': 'DataDownload',
    name: plain.name.slice('dumps/'.length),
    encodingFormat: plain.mediaType,
    contentUrl: absolute(context, dumpPath(context, context.manifest.name, plain)),
    contentSize: String(plain.bytes),
    sha256: plain.sha256,
  }));
}
