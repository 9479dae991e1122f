import type { Format } from './format.ts';
import { JSON_LD } from './json-ld/json-ld.ts';
import { N_QUADS, N_TRIPLES } from './n-quads.ts';
import { RDF_XML } from './rdf-xml/rdf-xml.ts';
import { TRIG, TURTLE } from './turtle/turtle.ts';

export { type Format, RdfSyntaxError, SerializationError } from './format.ts';
export { TRIG, TURTLE, trigBehindTurtle } from './turtle/turtle.ts';

/** Every RDF syntax that munpart reads and writes, the preferred first. */
export const FORMATS: readonly Format[] = [TURTLE, JSON_LD, N_TRIPLES, N_QUADS, TRIG, RDF_XML];

/** The format with this name, media type (its parameters are ignored), alias or extension (with or without the dot); case does not matter. */
export function formatOf(key: string): Format | undefined {
  const searched = (key.split(';')[0] as string).trim().toLowerCase().replace(/^\./, '');
  return FORMATS.find(({ name, mediaType, aliases, extension }) =>
    [name, mediaType, extension, ...aliases].includes(searched),
  );
}

/** The format whose files have the suffix (without the dot); undefined where none has, so that the content tells. */
export function formatOfSuffix(suffix: string): Format | undefined {
  return FORMATS.find(({ extension, otherSuffixes = [] }) => [extension, ...otherSuffixes].includes(suffix));
}
