import { csvCell } from '../../text/csv.ts';
import { escapeXml, forbiddenInXml } from '../../text/xml.ts';
import { type EngineTerm, xsd } from '../expressions/term.ts';
import { ResultError } from './byte-writer.ts';

/** A format of solutions, as the pieces of which a document is made. */
export interface ResultSyntax {
  head(variables: readonly string[]): string;
  term(term: EngineTerm): string;
  /** What stands before a term of a column, and behind it. */
  open(variable: string): string;
  readonly close: string;
  /** What stands for a term that is not there. */
  readonly unbound: string;
  readonly betweenTerms: string;
  /** Whether a term that is not there is left out together with what is around it. */
  readonly leavesOut: boolean;
  readonly rowStart: string;
  readonly rowEnd: string;
  readonly betweenRows: string;
  readonly end: string;
  boolean?(value: boolean): string;
}

const STRING = xsd('string');

/** SPARQL 1.1 Query Results JSON Format. */
const JSON_SYNTAX: ResultSyntax = {
  head: (variables) => `{"head":{"vars":${JSON.stringify(variables)}},"results":{"bindings":[`,
  term: jsonTerm,
  open: (variable) => `${JSON.stringify(variable)}:`,
  close: '',
  unbound: '',
  betweenTerms: ',',
  leavesOut: true,
  rowStart: '{',
  rowEnd: '}',
  betweenRows: ',',
  end: ']}}',
  boolean: (value) => `{"head":{},"boolean":${value}}`,
};

function jsonTerm(term: EngineTerm): string {
  const value = JSON.stringify(term.value);
  if (term.kind === 'iri') return `{"type":"uri","value":${value}}`;
  if (term.kind === 'blank') return `{"type":"bnode","value":${value}}`;
  if (term.language !== '') {
    return `{"type":"literal","value":${value},"xml:lang":${JSON.stringify(term.language)}}`;
  }
  if (term.datatype === STRING) return `{"type":"literal","value":${value}}`;
  return `{"type":"literal","value":${value},"datatype":${JSON.stringify(term.datatype)}}`;
}

const START = '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#">';

/** SPARQL Query Results XML Format. */
const XML_SYNTAX: ResultSyntax = {
  head: (variables) =>
    `${START}<head>${variables.map((name) => `<variable name="${escaped(name)}"/>`).join('')}</head><results>`,
  term: xmlTerm,
  open: (variable) => `<binding name="${escaped(variable)}">`,
  close: '</binding>',
  unbound: '',
  betweenTerms: '',
  leavesOut: true,
  rowStart: '<result>',
  rowEnd: '</result>',
  betweenRows: '',
  end: '</results></sparql>',
  boolean: (value) => `${START}<head></head><boolean>${value}</boolean></sparql>`,
};

function xmlTerm(term: EngineTerm): string {
  const value = escaped(term.value);
  if (term.kind === 'iri') return `<uri>${value}</uri>`;
  if (term.kind === 'blank') return `<bnode>${value}</bnode>`;
  if (term.language !== '') return `<literal xml:lang="${escaped(term.language)}">${value}</literal>`;
  if (term.datatype === STRING) return `<literal>${value}</literal>`;
  return `<literal datatype="${escaped(term.datatype)}">${value}</literal>`;
}

/** Throws a ResultError `refused` for a character that no XML can carry: a result must not be altered. */
function escaped(text: string): string {
  if (forbiddenInXml(text) !== undefined) {
    throw new ResultError(
      'refused',
      'XML cannot carry a control character that is in this result; ask for JSON, CSV or TSV',
    );
  }
  return escapeXml(text);
}

const ROWS = {
  open: () => '',
  close: '',
  unbound: '',
  leavesOut: false,
  rowStart: '',
  betweenRows: '',
  end: '',
};

/** SPARQL 1.1 Query Results CSV Format. */
const CSV_SYNTAX: ResultSyntax = {
  ...ROWS,
  head: (variables) => `${variables.map(csvCell).join(',')}\r\n`,
  term: csvTerm,
  betweenTerms: ',',
  rowEnd: '\r\n',
};

/** SPARQL 1.1 Query Results TSV Format. */
const TSV_SYNTAX: ResultSyntax = {
  ...ROWS,
  head: (variables) => `${variables.map((name) => `?${name}`).join('\t')}\n`,
  term: tsvTerm,
  betweenTerms: '\t',
  rowEnd: '\n',
};

const TSV_ESCAPES: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};
/** Lexical forms that Turtle reads as a literal of the datatype without quotes. */
const BARE: ReadonlyMap<string, RegExp> = new Map([
  [xsd('integer'), /^[+-]?\d+$/],
  [xsd('decimal'), /^[+-]?\d*\.\d+$/],
  [xsd('double'), /^[+-]?(\d+\.\d*|\.?\d+)e[+-]?\d+$/i],
]);

function csvTerm(term: EngineTerm): string {
  return csvCell(term.kind === 'blank' ? `_:${term.value}` : term.value);
}

function tsvTerm(term: EngineTerm): string {
  if (term.kind === 'blank') return `_:${term.value}`;
  if (term.kind === 'iri') return iriRef(term.value);
  if (BARE.get(term.datatype)?.test(term.value)) return term.value;
  const quoted = `"${term.value.replace(/[\t\n\r"\\]/g, (character) => TSV_ESCAPES[character] ?? character)}"`;
  if (term.language !== '') return `${quoted}@${term.language}`;
  return term.datatype === STRING ? quoted : `${quoted}^^${iriRef(term.datatype)}`;
}

/** IRIs that a function made of any string may hold what IRIREF cannot. */
function iriRef(value: string): string {
  return `<${value.replace(/[\p{Cc} <>"{}|^`\\]/gu, codePointEscape)}>`;
}

function codePointEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`;
}

/** By media type: the Recommendations of SPARQL 1.1 Query Results JSON, XML, and CSV and TSV. */
export const SYNTAXES: Readonly<Record<string, ResultSyntax>> = {
  'application/sparql-results+json': JSON_SYNTAX,
  'application/sparql-results+xml': XML_SYNTAX,
  'text/csv': CSV_SYNTAX,
  'text/tab-separated-values': TSV_SYNTAX,
};

/** The text of a row: one text for each column, undefined where its variable is unbound. */
export function rowText(
  opens: readonly string[],
  textOf: (column: number) => string | undefined,
  syntax: ResultSyntax,
): string {
  let text = syntax.rowStart;
  let isFirst = true;
  for (let column = 0; column < opens.length; column++) {
    const term = textOf(column);
    if (term === undefined && syntax.leavesOut) continue;
    if (!isFirst) text += syntax.betweenTerms;
    isFirst = false;
    text += term === undefined ? syntax.unbound : (opens[column] as string) + term + syntax.close;
  }
  return text + syntax.rowEnd;
}
