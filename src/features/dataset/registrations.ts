import { readFile } from 'node:fs/promises';
import type { Context } from 'hono';
import { link } from '../../http/fields.ts';
import { PLAIN_JSON, type Representation, type Resource } from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import { releaseGraph, type Site } from '../../http/serving/publication.ts';
import { isPublicDomain } from '../../pages/layout/frame.ts';
import { DEFAULT_LANGUAGE } from '../../pages/messages/messages.ts';
import type { Text } from '../../pages/resource-view.ts';
import { bestText } from '../../pages/scope.ts';
import { IDENTIFIER_SCHEMES } from '../../rdf/identifier-schemes.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { isSameLanguage } from '../../rdf/term-faults.ts';
import type { Literal, Quad } from '../../rdf/terms.ts';
import { languagesOf } from '../../release/store/manifest.ts';
import { fillTemplate, type TemplateValues } from '../../text/template.ts';

/** What a description says, by subject and property, for a reader of the language. */
export class Stated {
  readonly #quads: readonly Quad[];
  readonly #language: string;

  constructor(quads: readonly Quad[], language: string) {
    this.#quads = quads;
    this.#language = language;
  }

  objects(subject: string, property: string): readonly string[] {
    return this.#of(subject, property).map(({ value }) => value);
  }

  text(subject: string, property: string): Text | undefined {
    return bestText(this.#literals(subject, property), this.#language);
  }

  /** The texts in the reader's language; all where there are none in it. */
  all(subject: string, property: string): readonly string[] {
    const literals = this.#literals(subject, property);
    const own = literals.filter(({ language }) => isSameLanguage(language, this.#language));
    return (own.length > 0 ? own : literals).map(({ value }) => value);
  }

  #literals(subject: string, property: string): readonly Literal[] {
    return this.#of(subject, property).filter((object) => object.termType === 'Literal');
  }

  #of(subject: string, property: string): readonly Quad['object'][] {
    return this.#quads
      .filter((quad) => quad.subject.value === subject && quad.predicate.value === property)
      .map(({ object }) => object);
  }
}

const CFF: Representation = { name: 'cff', label: 'CFF', mediaType: 'application/yaml', extension: 'cff' };
const TEMPLATES = new URL('../../../assets/registrations/', import.meta.url);
const DUMP = /^dumps\/[^/]+\.(nt|ttl|nq|trig|jsonld|rdf)(\.gz)?$/;
const { dcat, dcterms, foaf } = PREFIXES;

/** `/CITATION.cff`: how to cite the dataset (Citation File Format 1.2). */
export function citationFile(c: Context, site: Site): Response | Promise<Response> {
  return registration(c, site, 'CITATION.cff', CFF);
}

/** `/lod-cloud.json`: the dataset as the form of the Linked Open Data Cloud asks for it. */
export function lodCloudFile(c: Context, site: Site): Response | Promise<Response> {
  return registration(c, site, 'lod-cloud.json', PLAIN_JSON);
}

function registration(
  c: Context,
  site: Site,
  address: string,
  form: Representation,
): Response | Promise<Response> {
  const resource: Resource = {
    address,
    representations: [form],
    links: [link(`${site.base}dataset`, 'describes')],
    write: async () => {
      const template = await readFile(new URL(`${address}.template`, TEMPLATES), 'utf8');
      return fillTemplate(template, jsonTexts(await registered(site)));
    },
  };
  return respond(c, site, resource, form);
}

/** Values as JSON, which is YAML too; what there is not, or an empty list, is no text, so that a section about it goes. */
function jsonTexts(values: Readonly<Record<string, unknown>>): TemplateValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value === undefined ? '' : JSON.stringify(value)]),
  );
}

/** What a release says of itself that catalogues and citations repeat. */
async function registered(site: Site): Promise<Readonly<Record<string, unknown>>> {
  const { base } = site;
  const { manifest, place } = site.publication.release;
  const dataset = `${base}dataset`;
  // In the first language of the data: what is cited is what its keepers call it.
  const [language = DEFAULT_LANGUAGE] = languagesOf(manifest);
  const stated = new Stated(await releaseGraph(site, 'description.ttl'), language);
  const text = (subject: string, property: string) => stated.text(subject, property)?.text;
  const names = (role: string) =>
    stated.objects(dataset, dcterms + role).flatMap((agent) => text(agent, `${foaf}name`) ?? []);
  const title = text(dataset, `${dcterms}title`) ?? dataset;
  const description = text(dataset, `${dcterms}description`);
  const keywords = stated.all(dataset, `${dcat}keyword`);
  const [licence = ''] = stated.objects(dataset, `${dcterms}license`);
  const [first = title, ...others] = names('creator');
  return {
    ...{ dataset, title, description: description ?? '', website: base, licence, keywords },
    abstract: description,
    cffKeywords: keywords.length > 0 ? keywords : undefined,
    cffLicence: isPublicDomain(licence) ? 'CC0-1.0' : undefined,
    authors: [first, ...others].map((name) => ({ name })),
    publisher: names('publisher')[0] ?? '',
    release: `${base}releases/${manifest.name}`,
    version: manifest.name.slice(0, 12),
    date: place.date.slice(0, 10),
    identifier: new URL(base).host.replaceAll(/[^a-z0-9]+/gi, '-'),
    sparql: `${base}sparql`,
    metadata: `${dataset}.ttl`,
    triples: String(manifest.triples),
    namespace: manifest.uriSpace ?? base,
    ...lists(site, text),
  };
}

/** The lists in the form of the Linked Open Data Cloud. */
function lists({ base, publication }: Site, text: (subject: string, property: string) => string | undefined) {
  const { files, example, links } = publication.release.manifest;
  const linksTo = (target: string) =>
    links.reduce((sum, link) => sum + (link.target === target ? link.count : 0), 0);
  return {
    downloads: files
      .filter(({ name }) => DUMP.test(name) && !name.includes('links-'))
      .map(({ name, mediaType }) => ({
        title: name.slice('dumps/'.length),
        description: '',
        download_url: `${base}dumps/latest/${name.slice('dumps/'.length)}`,
        media_type: mediaType,
      })),
    examples: [example ?? []].flat().map((iri) => ({
      title: text(iri, `${dcterms}title`) ?? iri,
      description: '',
      access_url: iri,
      media_type: 'text/turtle',
    })),
    links: IDENTIFIER_SCHEMES.map(({ name }) => ({ target: name, value: String(linksTo(name)) })).filter(
      ({ value }) => value !== '0',
    ),
  };
}
