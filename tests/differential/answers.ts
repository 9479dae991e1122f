import { createHash } from 'node:crypto';
import { parseNQuads } from '../../src/rdf/canonical.ts';
import type { Quad } from '../../src/rdf/terms.ts';
import { readJsonResults } from '../conformance/sparql/results-json.ts';
import type { Answer, Value } from '../conformance/sparql/solutions.ts';

/** An answer as two texts: with the forms of literals as they are, and with equal values written alike. */
export interface Comparable {
  readonly exact: string;
  readonly byValue: string;
}

const XSD = 'http://www.w3.org/2001/XMLSchema#';

/** Makes the answer of an engine comparable: as a multiset, or as a sequence where its order is decided; blank nodes are told apart within a solution. */
export function comparable(document: string, isSequence: boolean): Comparable {
  const answer = document.startsWith('{') ? readJsonResults(document) : graph(document);
  return { exact: text(answer, isSequence, exactly), byValue: text(answer, isSequence, byValue) };
}

function graph(document: string): Answer {
  return { kind: 'graph', quads: [...parseNQuads(document)] };
}

function text(answer: Answer, isSequence: boolean, write: (value: Value) => string): string {
  if (answer.kind === 'boolean') return String(answer.boolean);
  if (answer.kind === 'graph') return graphText(answer.quads, write);
  const variables = [...answer.variables].sort();
  const rows = answer.solutions.map((solution) =>
    row(
      variables.map((name) => solution.get(name)),
      write,
      isSequence,
    ),
  );
  return [variables.join(' '), ...(isSequence ? rows : rows.sort())].join('\n');
}

const ROUNDS = 3;

/** The triples with each blank node as what is said of it, and of those around it. */
function graphText(quads: readonly Quad[], write: (value: Value) => string): string {
  const term = (value: Value) =>
    value.termType === 'BlankNode' ? `\u0000${value.value}\u0000` : write(value);
  const lines = new Set(
    quads.map(({ subject, predicate, object }) =>
      ([subject, predicate, object] as Value[]).map(term).join(' '),
    ),
  );
  let colours = new Map<string, string>();
  const coloured = (line: string, own?: string) =>
    line.replace(/\0(.*?)\0/g, (_, label) => (label === own ? '_:this' : `_:${colours.get(label) ?? ''}`));
  for (let round = 0; round < ROUNDS; round++) {
    const around = new Map<string, string[]>();
    for (const line of lines) {
      for (const [, label = ''] of line.matchAll(/\0(.*?)\0/g)) {
        around.set(label, [...(around.get(label) ?? []), coloured(line, label)]);
      }
    }
    colours = new Map(
      [...around].map(([label, all]) => [
        label,
        createHash('sha256').update(all.sort().join('\n')).digest('hex').slice(0, 8),
      ]),
    );
  }
  return [...lines]
    .map((line) => coloured(line))
    .sort()
    .join('\n');
}

function row(
  values: readonly (Value | undefined)[],
  write: (value: Value) => string,
  isSequence = false,
): string {
  const blank: string[] = [];
  return values
    .map((value) => {
      if (value === undefined) return '-';
      if (value.termType !== 'BlankNode') return write(value);
      // Which of several comes first no order decides.
      if (isSequence) return '_:';
      if (!blank.includes(value.value)) blank.push(value.value);
      return `_:${blank.indexOf(value.value)}`;
    })
    .join(' ');
}

function exactly(value: Value): string {
  if (value.termType !== 'Literal') return `<${value.value}>`;
  if (value.language !== '') return `${JSON.stringify(value.value)}@${value.language.toLowerCase()}`;
  return `${JSON.stringify(value.value)}^^${value.datatype.value.replace(XSD, '')}`;
}

const INTEGERS = /^(long|int|short|byte|unsigned\w+|non\w+Integer|positiveInteger|negativeInteger)$/;
/** So many digits are compared. */
const DIGITS = { decimal: 12, float: 6, double: 12 };

function byValue(value: Value): string {
  if (value.termType !== 'Literal' || !value.datatype.value.startsWith(XSD)) return exactly(value);
  const type = value.datatype.value.slice(XSD.length);
  return `${plain(value.value, type)}^^${type.replace(INTEGERS, 'integer')}`;
}

const INTEGER = /^[+-]?\d+$/;
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)$/;
const DOUBLE = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

function plain(form: string, type: string): string {
  if (type === 'boolean') return form.replace(/^1$/, 'true').replace(/^0$/, 'false');
  if (type === 'decimal' && DECIMAL.test(form)) return rounded(form, DIGITS.decimal);
  if ((type === 'double' || type === 'float') && (DOUBLE.test(form) || /^[+-]?INF$/.test(form))) {
    return form.includes('INF')
      ? form.replace('+', '')
      : rounded(type === 'float' ? String(Math.fround(Number(form))) : form, DIGITS[type]);
  }
  if (/^date|^time|^g[YMD]/.test(type)) {
    return form
      .replace(/(:\d\d)\.(\d*?)0*(?=$|[Z+-])/, (_, seconds, digits) => `${seconds}${digits && `.${digits}`}`)
      .replace(/[+-]00:00$/, 'Z');
  }
  // Of the types of integers alone, what is written with leading zeros is well formed and no other form is like it.
  return type !== 'string' && INTEGER.test(form)
    ? String(BigInt(form.replace('+', '')))
    : JSON.stringify(form);
}

function rounded(form: string, digits: number): string {
  const number = Number(form);
  if (!Number.isFinite(number)) return number < 0 ? '-INF' : 'INF';
  return number === 0 ? '0' : number.toPrecision(digits);
}
