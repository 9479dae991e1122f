import type { Format, SerializeOptions } from '../../../src/formats/format.ts';
import { PREFIXES } from '../../../src/rdf/namespaces.ts';
import {
  blankNode,
  iri,
  type Literal,
  literal,
  type Quad,
  quad,
  type Subject,
  text,
} from '../../../src/rdf/terms.ts';

export const EX = 'http://example.org/';

/** An IRI from `prefix:name` with a prefix of munpart's or `ex`, or from an absolute IRI. */
export function node(name: string): Subject {
  const [prefix, local] = name.split(/:(.*)/s) as [string, string];
  if (prefix === '_') return blankNode(local);
  const namespace = prefix === 'ex' ? EX : PREFIXES[prefix as keyof typeof PREFIXES];
  return iri(namespace === undefined ? name : namespace + local);
}

/** A statement with an object given as a name, as `[text, language]`, or as a term. */
export function statement(
  subject: string,
  predicate: string,
  object: string | readonly [string, string] | Literal,
  graph?: string,
): Quad {
  const value =
    typeof object === 'string' ? node(object) : 'termType' in object ? object : text(object[0], object[1]);
  return quad(
    node(subject),
    iri(node(predicate).value),
    value,
    graph === undefined ? undefined : node(graph),
  );
}

/** A literal of a datatype of XML Schema. */
export function typed(value: string, datatype: string): Literal {
  return literal(value, iri(PREFIXES.xsd + datatype));
}

/** All that the format writes. */
export async function write(
  format: Format,
  quads: Iterable<Quad>,
  options?: SerializeOptions,
): Promise<string> {
  const chunks: string[] = [];
  for await (const chunk of format.serialize(quads, options)) chunks.push(chunk);
  return chunks.join('');
}
