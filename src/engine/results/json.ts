import { type EngineTerm, xsd } from '../expressions/term.ts';
import type { ResultSyntax } from './syntax.ts';

const STRING = xsd('string');

/** SPARQL 1.1 Query Results JSON Format. */
export const JSON_SYNTAX: ResultSyntax = {
  head: (variables) => `{"head":{"vars":${JSON.stringify(variables)}},"results":{"bindings":[`,
  term: termText,
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

function termText(term: EngineTerm): string {
  const value = JSON.stringify(term.value);
  if (term.kind === 'iri') return `{"type":"uri","value":${value}}`;
  if (term.kind === 'blank') return `{"type":"bnode","value":${value}}`;
  if (term.language !== '') {
    return `{"type":"literal","value":${value},"xml:lang":${JSON.stringify(term.language)}}`;
  }
  if (term.datatype === STRING) return `{"type":"literal","value":${value}}`;
  return `{"type":"literal","value":${value},"datatype":${JSON.stringify(term.datatype)}}`;
}
