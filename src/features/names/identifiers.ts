import { IDENTIFIER_SCHEMES, identifierIri } from '../../rdf/identifier-schemes.ts';
import { namespaceOf } from '../../rdf/local-name.ts';
import { isIri } from '../../rdf/terms.ts';

const MAX_LENGTH = 2_000;

/** The key under which an identifier is kept, whichever of its forms is given: the page of a Wikidata item, its IRI by http or https, or `Q80021` alone; undefined where the text is no identifier. */
export function identifierOf(text: string, schemes = IDENTIFIER_SCHEMES): string | undefined {
  const written = text.trim();
  if (written.length > MAX_LENGTH) return undefined;
  for (const scheme of schemes) {
    const [, code] = scheme.written.exec(written) ?? [];
    if (code) return keyOf(identifierIri(scheme, code.toUpperCase()));
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
