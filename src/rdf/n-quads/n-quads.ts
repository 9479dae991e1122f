import type { Quad, Term } from '../terms.ts';

const SURROGATE = /[\uD800-\uDFFF]/;
const ABOVE_SURROGATES = /[\uE000-\uFFFF]/;

/** The terms of one canonical line as they are written there; `graph` is empty for the default graph. */
export interface Statement {
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
  readonly graph: string;
}

/** A canonical line cut into its terms; cheaper than parsing, for only literals hold spaces. */
export function statement(line: string): Statement {
  const first = line.indexOf(' ');
  const second = line.indexOf(' ', first + 1);
  const end = line.length - ' .'.length;
  const last = line.lastIndexOf(' ', end - 1);
  const tail = line.slice(last + 1, end);
  const hasGraph = last > second && (tail.startsWith('<') || tail.startsWith('_:')) && !tail.includes('"');
  return {
    subject: line.slice(0, first),
    predicate: line.slice(first + 1, second),
    object: line.slice(second + 1, hasGraph ? last : end),
    graph: hasGraph ? tail : '',
  };
}

/** The text of an IRI term of a line, without its brackets; undefined for any other term. */
export function iriOf(term: string): string | undefined {
  return term.startsWith('<') ? term.slice(1, -1) : undefined;
}

const NOT_IN_IRIREF = /[\0- <>"{}|\\^`]/;
/** Control characters but those of C1, and what RDFC-1.0 §5 names besides. */
const TO_ESCAPE = /[^ !#-[\]-~\u0080-\uFFFD]/;
const ALL_TO_ESCAPE = new RegExp(TO_ESCAPE, 'g');
const ECHAR: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
};

/** Gives a blank node the label to write from the one that it has. */
type Relabel = (label: string) => string;

/** A quad as one line of canonical N-Quads (RDFC-1.0 §5) without its line feed; throws a RangeError where a term cannot be written, such as an IRI with `>`. */
export function nquad(statement: Quad, relabel?: Relabel): string {
  const graph = statement.graph.termType === 'DefaultGraph' ? '' : ` ${token(statement.graph, relabel)}`;
  return `${token(statement.subject, relabel)} ${token(statement.predicate, relabel)} ${token(statement.object, relabel)}${graph} .`;
}

/** A term as canonical N-Quads writes it. */
export function token(term: Term, relabel?: Relabel): string {
  switch (term.termType) {
    case 'NamedNode':
      return iriToken(term.value);
    case 'BlankNode':
      return `_:${relabel === undefined ? term.value : relabel(term.value)}`;
    case 'Literal':
      return literalToken(term.value, term.language, term.datatype.value);
    default:
      throw new RangeError(`RDF 1.1 has no ${term.termType} in a statement`);
  }
}

/** A literal as canonical N-Quads writes it; `language` is empty where it has none. */
export function literalToken(value: string, language: string, datatype: string): string {
  return stringToken(value) + (language === '' ? datatypeSuffix(datatype) : `@${language}`);
}

/** An IRI in angle brackets; throws a RangeError where it holds what would end or change it. */
export function iriToken(value: string): string {
  if (NOT_IN_IRIREF.test(value)) throw new RangeError(`not an IRI: ${JSON.stringify(value)}`);
  return `<${value}>`;
}

/** A string in quotation marks, escaped as canonical N-Quads does, which is legal in Turtle too. */
export function stringToken(value: string): string {
  return TO_ESCAPE.test(value) ? `"${value.replace(ALL_TO_ESCAPE, escaped)}"` : `"${value}"`;
}

function datatypeSuffix(datatype: string): string {
  return datatype === 'http://www.w3.org/2001/XMLSchema#string' ? '' : `^^${iriToken(datatype)}`;
}

function escaped(character: string): string {
  return ECHAR[character] ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Order by code point, as SPARQL and RDFC-1.0 sort; JavaScript's own order is that of UTF-16 units. */
export function compareCodePoints(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left !== right) return codePointRank(left) - codePointRank(right);
  }
  return a.length - b.length;
}

/** Sorts strings by code point, in place. */
export function sortCodePoints(strings: string[]): string[] {
  // UTF-16 order is code-point order, and many times as fast to sort, unless astral characters meet those of U+E000–U+FFFF.
  const differs =
    strings.some((string) => SURROGATE.test(string)) &&
    strings.some((string) => ABOVE_SURROGATES.test(string));
  return differs ? strings.sort(compareCodePoints) : strings.sort();
}

function codePointRank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
