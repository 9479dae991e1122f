import { type EngineTerm, xsd } from '../expressions/term.ts';
import type { ResultSyntax } from './syntax.ts';

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
export const CSV_SYNTAX: ResultSyntax = {
  ...ROWS,
  head: (variables) => `${variables.join(',')}\r\n`,
  term: csvTerm,
  betweenTerms: ',',
  rowEnd: '\r\n',
};

/** SPARQL 1.1 Query Results TSV Format. */
export const TSV_SYNTAX: ResultSyntax = {
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
const STRING = xsd('string');
/** Lexical forms that Turtle reads as a literal of the datatype without quotes. */
const BARE: ReadonlyMap<string, RegExp> = new Map([
  [xsd('integer'), /^[+-]?\d+$/],
  [xsd('decimal'), /^[+-]?\d*\.\d+$/],
  [xsd('double'), /^[+-]?(\d+\.\d*|\.?\d+)e[+-]?\d+$/i],
]);

function csvTerm(term: EngineTerm): string {
  const text = term.kind === 'blank' ? `_:${term.value}` : term.value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
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
