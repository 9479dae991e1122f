import { namespaceOf } from '../../rdf/local-name.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { isIri } from '../../rdf/terms.ts';

/** One way to write identifiers of others: what is written, and the IRI that the data hold. */
interface Scheme {
  readonly written: RegExp;
  iri(code: string): string;
}

const SCHEMES: readonly Scheme[] = [
  {
    written:
      /^(?:https?:\/\/(?:www\.|m\.)?wikidata\.org\/(?:entity|wiki)\/(?:Special:EntityData\/)?|wd:)?(Q[1-9]\d{0,11})(?:[.#?].*)?$/i,
    iri: (code) => PREFIXES.wd + code.toUpperCase(),
  },
  {
    written: /^(?:https?:\/\/(?:www\.|sws\.)?geonames\.org\/|geonames:)([1-9]\d{0,9})(?:\/.*)?$/i,
    iri: (code) => `https://sws.geonames.org/${code}/`,
  },
  {
    written: /^(?:https?:\/\/data\.europa\.eu\/nuts\/(?:code\/)?|nuts:)([A-Z]{2}[0-9A-Z]{0,3})$/i,
    iri: (code) => `http://data.europa.eu/nuts/code/${code.toUpperCase()}`,
  },
  {
    written: /^(?:https?:\/\/eurovoc\.europa\.eu\/|eurovoc:)(?:concept\/)?(\d{1,9})$/i,
    iri: (code) => PREFIXES.eurovoc + code,
  },
  {
    written:
      /^https?:\/\/publications\.europa\.eu\/resource\/(?:authority\/country\/|dataset\/country\/)([A-Z0-9_]{2,12})$/i,
    iri: (code) => PREFIXES.country + code.toUpperCase(),
  },
];

const MAX_LENGTH = 2_000;

/** The key under which an identifier is kept, whichever of its forms is given: the page of a Wikidata item, its IRI by http or https, or `Q80021` alone; undefined where the text is no identifier. */
export function identifierOf(text: string): string | undefined {
  const written = text.trim();
  if (written.length > MAX_LENGTH) return undefined;
  for (const scheme of SCHEMES) {
    const [, code] = scheme.written.exec(written) ?? [];
    if (code) return keyOf(scheme.iri(code));
  }
  return /^[a-z][a-z0-9+.-]*:\S{2,}$/i.test(written) && isIri(written) ? keyOf(written) : undefined;
}

/** The item of Wikidata that the text names, as `Q80021`. */
export function wikidataOf(text: string): string | undefined {
  return /^http:\/\/www\.wikidata\.org\/entity\/(Q\d+)$/.exec(identifierOf(text) ?? '')?.[1];
}

/** The register that an identifier is of: its IRI without the last part. */
export function registerOf(identifier: string): string | undefined {
  const key = identifierOf(identifier);
  return key && namespaceOf(key);
}

/** http and https name the same, and so does a slash at the end. */
function keyOf(iri: string): string {
  return iri.replace(/^https:/i, 'http:').replace(/(?<=[^/])\/$/, '');
}
