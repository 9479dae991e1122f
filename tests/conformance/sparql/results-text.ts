import { TURTLE } from '../../../src/formats/turtle/turtle.ts';
import { blankNode, literal } from '../../../src/rdf/terms.ts';
import { type Answer, isValue, type Solution, type Value } from './solutions.ts';

const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;

/** Reads SPARQL 1.1 Query Results CSV (§3), in which every term that is no blank node is a string; throws an Error where it is not RFC 4180. */
export function readCsvResults(document: string): Answer {
  const [variables = [], ...records] = csvRecords(document);
  return {
    kind: 'solutions',
    variables,
    solutions: records.map((fields) => solutionOf(variables, fields, csvValue)),
  };
}

/** Reads SPARQL 1.1 Query Results TSV (§4), whose terms are written as in Turtle; throws an Error where it is not. */
export async function readTsvResults(document: string): Promise<Answer> {
  if (!document.endsWith('\n')) throw new Error('the last line has no end');
  const [head = '', ...lines] = document.slice(0, -1).split('\n');
  const variables = head === '' ? [] : head.split('\t').map(tsvVariable);
  const rows = lines.map((line) => line.split('\t'));
  const terms = await turtleTerms(rows.flat());
  return {
    kind: 'solutions',
    variables,
    solutions: rows.map((fields) => solutionOf(variables, fields, (field) => terms.get(field))),
  };
}

function csvRecords(document: string): string[][] {
  const records: string[][] = [];
  let fields: string[] = [];
  for (let at = 0; at < document.length; at = FIELD.lastIndex) {
    FIELD.lastIndex = at;
    const match = FIELD.exec(document);
    if (match === null) throw new Error(`not CSV: ${document.slice(at)}`);
    fields.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === ',') continue;
    records.push(fields);
    fields = [];
  }
  return records;
}

function csvValue(field: string): Value | undefined {
  if (field === '') return undefined;
  return field.startsWith('_:') ? blankNode(field.slice(2)) : literal(field);
}

function tsvVariable(field: string): string {
  if (!/^[?$]/.test(field)) throw new Error(`not a variable: ${field}`);
  return field.slice(1);
}

function solutionOf(
  variables: readonly string[],
  fields: readonly string[],
  read: (field: string) => Value | undefined,
): Solution {
  if (fields.length !== variables.length && !(variables.length === 0 && fields.join('') === '')) {
    throw new Error(`${variables.length} variables, but ${fields.length} fields: ${fields.join(' | ')}`);
  }
  const values = variables.map((variable, index): [string, Value | undefined] => [
    variable,
    read(fields[index] ?? ''),
  ]);
  return new Map(values.filter((entry): entry is [string, Value] => entry[1] !== undefined));
}

/** Spelling → term; one document for all, so that a label stands for one blank node. */
async function turtleTerms(spellings: readonly string[]): Promise<ReadonlyMap<string, Value>> {
  const distinct = [...new Set(spellings)].filter((spelling) => spelling !== '');
  const lines = distinct.map((spelling, index) => `<urn:field:${index}> <urn:is> ${spelling} .`);
  const quads = await TURTLE.parse(lines.join('\n'), 'urn:no-base:');
  if (quads.length !== distinct.length) throw new Error('a field holds more than one term');
  return new Map(
    quads.map(({ object }, index): [string, Value] => {
      if (!isValue(object)) throw new Error(`not a term: ${distinct[index]}`);
      return [distinct[index] as string, object];
    }),
  );
}
