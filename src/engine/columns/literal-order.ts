const XSD = 'http://www.w3.org/2001/XMLSchema#';

/** Where a literal stands among literals: its group, and a number by which those of a group are ordered. */
export interface LiteralKey {
  readonly group: number;
  readonly value: number;
}

/** Groups of literals in their order; what is ill-typed is among the others. */
export const GROUPS = { number: 0, boolean: 1, time: 2, string: 3, language: 4, other: 5 } as const;

const INTEGERS = new Set(
  [
    'integer',
    'nonPositiveInteger',
    'negativeInteger',
    'nonNegativeInteger',
    'positiveInteger',
    'long',
    'int',
    'short',
    'byte',
    'unsignedLong',
    'unsignedInt',
    'unsignedShort',
    'unsignedByte',
  ].map((name) => XSD + name),
);
const DOUBLE = /^[ \t\r\n]*(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|[+-]?INF|NaN)[ \t\r\n]*$/;
const DECIMAL = /^[ \t\r\n]*[+-]?(?:\d+(?:\.\d*)?|\.\d+)[ \t\r\n]*$/;
const INTEGER = /^[ \t\r\n]*[+-]?\d+[ \t\r\n]*$/;

const OTHER: LiteralKey = { group: GROUPS.other, value: 0 };

/** The key of a literal by its lexical form and its qualifier (a datatype IRI, or `@` with a language tag). */
export function literalKey(text: string, qualifier: string): LiteralKey {
  if (qualifier === `${XSD}string`) return { group: GROUPS.string, value: 0 };
  if (qualifier.startsWith('@')) return { group: GROUPS.language, value: 0 };
  if (!qualifier.startsWith(XSD)) return OTHER;
  if (isNumeric(text, qualifier)) return { group: GROUPS.number, value: numberOf(text) };
  if (qualifier === `${XSD}boolean`) return booleanKey(text.trim());
  if (qualifier === `${XSD}dateTime` || qualifier === `${XSD}date`) return timeKey(text.trim());
  return OTHER;
}

function isNumeric(text: string, datatype: string): boolean {
  if (INTEGERS.has(datatype)) return INTEGER.test(text);
  if (datatype === `${XSD}decimal`) return DECIMAL.test(text);
  return (datatype === `${XSD}double` || datatype === `${XSD}float`) && DOUBLE.test(text);
}

function numberOf(text: string): number {
  const plain = text.trim();
  if (plain.endsWith('INF')) return plain.startsWith('-') ? -Infinity : Infinity;
  return Number(plain);
}

function booleanKey(text: string): LiteralKey {
  if (text === 'true' || text === '1') return { group: GROUPS.boolean, value: 1 };
  if (text === 'false' || text === '0') return { group: GROUPS.boolean, value: 0 };
  return OTHER;
}

function timeKey(text: string): LiteralKey {
  const value = Date.parse(text);
  return Number.isNaN(value) ? OTHER : { group: GROUPS.time, value };
}
