import { escapeXml, forbiddenInXml } from '../../text/xml.ts';
import { type EngineTerm, xsd } from '../expressions/term.ts';
import { ResultError } from './byte-writer.ts';
import type { ResultSyntax } from './syntax.ts';

const STRING = xsd('string');
const START = '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#">';

/** SPARQL Query Results XML Format. */
export const XML_SYNTAX: ResultSyntax = {
  head: (variables) =>
    `${START}<head>${variables.map((name) => `<variable name="${escaped(name)}"/>`).join('')}</head><results>`,
  term: termText,
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

function termText(term: EngineTerm): string {
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
