import { PREFIXES } from '../../rdf/namespaces.ts';
import type { Quad, Term } from '../../rdf/terms.ts';
import { XSD } from '../../rdf/vocabularies.ts';
import { memoized } from '../../text/memoize.ts';
import { escapeXml, forbiddenInXml } from '../../text/xml.ts';
import { parseBy } from '../accepted.ts';
import type { Format } from '../format.ts';
import { type Block, blankNodeLabel, serializeQuad, subjectBlocks } from '../turtle/blocks.ts';
import { headed, PrefixTable } from '../turtle/terms.ts';
import { inChunks } from '../whole-lines.ts';
import { readBackRdfXml, readRdfXml } from './reader.ts';

/** RDF 1.1 XML Syntax; writes the default graph; of a document type declaration, only the entities in it are read. */
export const RDF_XML: Format = {
  name: 'rdf-xml',
  label: 'RDF/XML',
  mediaType: 'application/rdf+xml',
  aliases: ['application/xml', 'text/xml'],
  extension: 'rdf',
  iri: 'http://www.w3.org/ns/formats/RDF_XML',
  fileType: 'RDF_XML',
  hasGraphs: false,
  read: readRdfXml,
  parse: parseBy(readRdfXml),
  readBack: readBackRdfXml,
  async *serialize(quads, options) {
    const prefixes = new PrefixTable({ ...(options?.prefixes ?? PREFIXES), rdf: PREFIXES.rdf });
    const blocks = subjectBlocks(quads, 'default', options?.inBlocks);
    yield* inChunks(headed(() => head(prefixes), body(blocks, prefixes)));
  },
};

const NAME_START = String.raw`A-Za-z_\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}`;
const NAME = String.raw`${NAME_START}0-9.\-\u00B7\u0300-\u036F\u203F\u2040`;
/** Namespace and the longest NCName at the end of an IRI (Namespaces in XML 1.0 §3). */
const XML_NAME = new RegExp(
  `^(.*[^${NAME}](?:(?![${NAME_START}])[${NAME}])*)([${NAME_START}][${NAME}]*)$`,
  'u',
);
/** Names of rdf: that RDF/XML keeps for its own syntax, so that no property element can have them (§7.2.4). */
const SYNTAX_NAMES =
  /^(?:RDF|ID|about|bagID|parseType|resource|nodeID|datatype|li|Description|aboutEach|aboutEachPrefix)$/;

function head(prefixes: PrefixTable): string {
  prefixes.prefixOf(PREFIXES.rdf);
  const declarations = prefixes
    .close()
    .map(([prefix, namespace]) => `\n    xmlns:${prefix}="${escaped(namespace)}"`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF${declarations.join('')}>\n`;
}

function* body(blocks: Iterable<Block>, prefixes: PrefixTable): Generator<string> {
  for (const block of blocks) {
    const elements = block.quads.map((quad) => serializeQuad(quad, () => propertyElement(quad, prefixes)));
    const subject = node(block.subject, 'rdf:about');
    yield `\n  <rdf:Description ${subject}>\n${elements.join('')}  </rdf:Description>\n`;
  }
  yield '\n</rdf:RDF>\n';
}

function propertyElement({ predicate, object }: Quad, prefixes: PrefixTable): string {
  const { name, declaration } = qualifiedName(predicate.value, prefixes);
  const tag = `    <${name}${declaration}`;
  if (object.termType !== 'Literal') return `${tag} ${node(object, 'rdf:resource')}/>\n`;
  return `${tag}${literalAttribute(object)}>${escaped(object.value)}</${name}>\n`;
}

/** The element's name; a namespace that the head does not declare is declared on the element itself. */
function qualifiedName(iri: string, prefixes: PrefixTable): { name: string; declaration: string } {
  const { namespace, local } = splitName(iri);
  const prefix = prefixes.prefixOf(namespace);
  if (prefix !== undefined) return { name: `${prefix}:${local}`, declaration: '' };
  return { name: `ns:${local}`, declaration: ` xmlns:ns="${escaped(namespace)}"` };
}

const CACHED_NAMES = 1_000;

/** Of a predicate's IRI: there are few, and each comes again and again. */
const splitName = memoized(CACHED_NAMES, (iri) => {
  const [, namespace, local] = XML_NAME.exec(iri) ?? [];
  if (namespace === undefined || local === undefined) {
    throw new RangeError(`RDF/XML cannot write the predicate ${iri}: no XML name at its end`);
  }
  if (namespace === PREFIXES.rdf && SYNTAX_NAMES.test(local)) {
    throw new RangeError(`RDF/XML cannot write the predicate ${iri}: the name is part of its syntax`);
  }
  return { namespace, local };
});

function node(term: Term, attribute: 'rdf:about' | 'rdf:resource'): string {
  if (term.termType === 'BlankNode') return `rdf:nodeID="${blankNodeLabel(term.value)}"`;
  return `${attribute}="${escaped(term.value)}"`;
}

function literalAttribute({ language, datatype }: Extract<Quad['object'], { termType: 'Literal' }>): string {
  if (language !== '') return ` xml:lang="${language}"`;
  return datatype.value === XSD.string.value ? '' : ` rdf:datatype="${escaped(datatype.value)}"`;
}

/** Text as XML writes it; throws a RangeError for a character that XML 1.0 cannot hold (§2.2). */
function escaped(value: string): string {
  const forbidden = forbiddenInXml(value);
  if (forbidden !== undefined) {
    const code = forbidden.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    throw new RangeError(`XML 1.0 cannot hold the character U+${code}`);
  }
  return escapeXml(value);
}
