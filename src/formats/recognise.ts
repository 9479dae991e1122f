/** The syntax that a text is in, by the name of its format, or what it is instead, as the rest of a sentence about the file. */
export type Recognised = { readonly format: string } | { readonly refusal: string };

/** So much of a file, in characters, is looked at to tell what it is. */
export const HEAD_SIZE = 65_536;

const RDF_NAMESPACE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const STATEMENT_LINE = /^\s*(?:<[^<>"]*>|_:\S+)\s+<[^<>"]*>\s+(?:<|_:|").*\.\s*(?:#.*)?$/;
const DIRECTIVE = /^[ \t]*(?:@prefix|@base|prefix|base)[\s:<]/im;

/** What is XML and not RDF/XML, by the local name of its root element. */
const XML_KINDS: Readonly<Record<string, string>> = {
  Ontology: 'is OWL/XML, which is not RDF/XML: save the ontology as RDF/XML or Turtle',
  html: 'is a web page (HTML), not RDF: look there for a link to the data',
  sparql: 'holds results of a SPARQL query (SPARQL Results XML), not RDF',
  TriX: 'is TriX, which is not read: convert it to TriG or N-Quads',
};
/** What is text and not RDF, by how its first line begins that is no comment. */
const TEXT_KINDS: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:Prefix|Ontology)\s*\(/,
    'is OWL in functional syntax, not RDF: save the ontology as RDF/XML or Turtle',
  ],
  [
    /^(?:Prefix|Ontology|Import):\s/,
    'is OWL in Manchester syntax, not RDF: save the ontology as RDF/XML or Turtle',
  ],
  [/^(?:format-version|data-version|ontology):/, 'is OBO, not RDF: save the ontology as RDF/XML or Turtle'],
];
/** Where tar archives have their mark. */
const TAR_MARK = 257;
const COMMENT = /^\s*(?:[#!]|$)/;

/** Tells the syntax from the beginning of a text. */
export function recognise(head: string): Recognised {
  const text = head.replace(/^\uFEFF/, '').trimStart();
  // An IRI such as <x:a> looks like a tag; a root element of RDF/XML has attributes, which declare its namespaces.
  if (/^<(?:[?!]|html[\s>]|[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?\s+[\w:.-]+\s*=)/i.test(text))
    return ofXml(text);
  if (text.startsWith('ustar', TAR_MARK)) return { refusal: 'is a tar archive: unpack it' };
  if (/^(?:\{\s*(?:"|\}\s*$)|\[\s*[{"[]|\[\s*\]\s*$)/.test(text)) return ofJson(text);
  const first = text.split(/\r\n|[\r\n]/).find((line) => !COMMENT.test(line)) ?? '';
  const other = TEXT_KINDS.find(([pattern]) => pattern.test(first.trimStart()));
  return other === undefined ? ofText(text) : { refusal: other[1] };
}

function ofXml(text: string): Recognised {
  const plain = text.replace(/<!--[\s\S]*?(?:-->|$)/g, '');
  const [, prefix = '', name = ''] = /<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s/>]/.exec(plain) ?? [];
  // A document type declaration may be longer than what is looked at.
  if (name === '') return { format: 'rdf-xml' };
  const [root = ''] = plain.slice(plain.indexOf(`<${prefix}${name}`)).split('>', 1);
  // RDF/XML of one node may do without rdf:RDF, and then begins as OWL/XML does.
  const isNode = name === 'Ontology' && /[\s:](?:about|ID|nodeID)\s*=/.test(root);
  const isPage = /^<!doctype\s+html/i.test(plain);
  const kind = isNode ? undefined : (XML_KINDS[name] ?? (isPage ? XML_KINDS.html : undefined));
  const isRdf = name === 'RDF' || (kind === undefined && plain.includes(RDF_NAMESPACE));
  if (isRdf) return { format: 'rdf-xml' };
  return { refusal: kind ?? `is XML with the root element <${prefix}${name}>, not RDF/XML` };
}

function ofJson(text: string): Recognised {
  if (/"@(?:context|id|graph|type|value)"/.test(text)) return { format: 'json-ld' };
  if (/"type"\s*:\s*"Feature/.test(text)) return { refusal: 'is GeoJSON, not JSON-LD' };
  if (/^\{\s*"head"\s*:/.test(text))
    return { refusal: 'holds results of a SPARQL query (SPARQL Results JSON), not RDF' };
  if (/^\{\s*"[^":\s]*:[^"\s]*"\s*:\s*\{\s*"[^":\s]*:[^"\s]*"\s*:\s*\[/.test(text)) {
    return { refusal: 'is RDF/JSON, which is not read: convert it to JSON-LD or Turtle' };
  }
  return { refusal: 'is JSON without a @context, not JSON-LD: nothing says what its names mean' };
}

function ofText(text: string): Recognised {
  const lines = text.split(/\r\n|[\r\n]/).filter((line) => /^\s*[^\s#]/.test(line));
  const statements = lines.filter((line) => STATEMENT_LINE.test(line));
  if (lines.length === 0) return { refusal: 'is empty, so that its syntax cannot be told: give --format' };
  if (DIRECTIVE.test(text)) return { format: 'trig' };
  if (statements.length * 2 > lines.length) return { format: 'n-quads' };
  if (statements.length > 0 || /^[<_:[({]|^[A-Za-z][\w.-]*:/.test(text)) return { format: 'trig' };
  if (isTable(lines))
    return { refusal: 'is a table (CSV), not RDF: munpart import reads tables of partnerships' };
  return { refusal: 'is in no syntax that can be told from its content: give --format' };
}

/** Whether the first lines have the same number of fields, by one separator. */
function isTable([first = '', second]: readonly string[]): boolean {
  return [',', ';', '\t', '|'].some((separator) => {
    const fields = first.split(separator).length;
    return fields > 1 && (second === undefined || second.split(separator).length >= fields);
  });
}
