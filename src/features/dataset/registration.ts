import { isPublicDomain } from '../../pages/layout/licence.ts';
import { IDENTIFIER_SCHEMES } from '../../rdf/identifier-schemes.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import type { Quad } from '../../rdf/terms.ts';
import type { Manifest } from '../../release/store/manifest.ts';

/** What the descriptions for catalogues and citations are made of. */
export interface Registered {
  readonly base: string;
  readonly manifest: Manifest;
  /** When the release was built, as xsd:dateTime. */
  readonly date: string;
  /** The DCAT description of the release. */
  readonly description: readonly Quad[];
}

/** The dataset as the form of the Linked Open Data Cloud asks for it; counts are those of the release. */
export function lodCloud(registered: Registered): Readonly<Record<string, unknown>> {
  const { base, manifest } = registered;
  const dataset = `${base}dataset`;
  const about = new About(registered);
  const named = about.objects(dataset, 'dcterms:publisher').flatMap((one) => about.texts(one, 'foaf:name'));
  const dumps = manifest.files.filter(({ name }) =>
    /^dumps\/[^/]+\.(nt|ttl|nq|trig|jsonld|rdf)(\.gz)?$/.test(name),
  );
  return {
    identifier: new URL(base).host.replaceAll(/[^a-z0-9]+/gi, '-'),
    title: about.text(dataset, 'dcterms:title') ?? manifest.title.en ?? dataset,
    description: { en: about.text(dataset, 'dcterms:description') ?? '' },
    full_download: dumps
      .filter(({ name }) => name.startsWith('dumps/munpart.') || !name.includes('links-'))
      .map(({ name, mediaType }) => ({
        title: name.slice('dumps/'.length),
        description: '',
        download_url: `${base}dumps/latest/${name.slice('dumps/'.length)}`,
        media_type: mediaType,
      })),
    sparql: [{ title: 'SPARQL', description: '', access_url: `${base}sparql` }],
    example: manifest.example === undefined ? [] : [example(about, manifest.example)],
    other_download: [
      { title: 'VoID, DCAT', description: '', access_url: `${dataset}.ttl`, media_type: 'text/turtle' },
    ],
    keywords: about.texts(dataset, 'dcat:keyword', 'en'),
    domain: 'government',
    website: base,
    contact_point: { name: named[0] ?? '', email: '' },
    links: IDENTIFIER_SCHEMES.map(({ name }) => ({
      target: name,
      value: String(linksTo(manifest, name)),
    })).filter(({ value }) => value !== '0'),
    triples: String(manifest.triples),
    namespace: manifest.uriSpace ?? base,
    license: about.objects(dataset, 'dcterms:license')[0] ?? '',
  };
}

/** How to cite the dataset, as Citation File Format 1.2; every value is quoted as JSON, which is YAML too. */
export function citation(registered: Registered): string {
  const { base, manifest, date } = registered;
  const dataset = `${base}dataset`;
  const about = new About(registered);
  const authors = about
    .objects(dataset, 'dcterms:creator')
    .flatMap((one) => about.texts(one, 'foaf:name').slice(0, 1));
  const licence = about.objects(dataset, 'dcterms:license')[0] ?? '';
  const title = about.text(dataset, 'dcterms:title') ?? manifest.title.en ?? dataset;
  const entries: Readonly<Record<string, unknown>> = {
    'cff-version': '1.2.0',
    type: 'dataset',
    message: 'If you use these data, please cite them as follows.',
    title,
    abstract: about.text(dataset, 'dcterms:description'),
    authors: (authors.length > 0 ? authors : [title]).map((name) => ({ name })),
    keywords: about.texts(dataset, 'dcat:keyword', 'en'),
    license: isPublicDomain(licence) ? 'CC0-1.0' : undefined,
    url: dataset,
    identifiers: [{ type: 'url', value: `${base}releases/${manifest.name}`, description: 'This release' }],
    version: manifest.name.slice(0, 12),
    'date-released': date.slice(0, 10),
  };
  const isSaid = (value: unknown) => value !== undefined && !(Array.isArray(value) && value.length === 0);
  return Object.entries(entries)
    .filter(([, value]) => isSaid(value))
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('');
}

function example(about: About, iri: string) {
  return {
    title: about.text(iri, 'dcterms:title') ?? iri,
    description: '',
    access_url: iri,
    media_type: 'text/turtle',
  };
}

function linksTo({ links }: Manifest, target: string): number {
  return links.reduce((sum, link) => sum + (link.target === target ? link.count : 0), 0);
}

type Name = `${'dcat' | 'dcterms' | 'foaf'}:${string}`;

/** What a description says. */
class About {
  readonly #quads: readonly Quad[];

  constructor({ description }: Registered) {
    this.#quads = description;
  }

  objects(subject: string, name: Name): readonly string[] {
    return this.#of(subject, name).map(({ value }) => value);
  }

  /** The English one, else any. */
  text(subject: string, name: Name): string | undefined {
    return this.texts(subject, name, 'en')[0] ?? this.texts(subject, name)[0];
  }

  texts(subject: string, name: Name, language?: string): readonly string[] {
    return this.#of(subject, name)
      .filter(
        (object) => object.termType === 'Literal' && (language === undefined || object.language === language),
      )
      .map(({ value }) => value);
  }

  #of(subject: string, name: Name) {
    const [prefix = 'dcat', local = ''] = name.split(':') as [keyof typeof PREFIXES, string];
    const property = PREFIXES[prefix] + local;
    return this.#quads
      .filter((quad) => quad.subject.value === subject && quad.predicate.value === property)
      .map(({ object }) => object);
  }
}
