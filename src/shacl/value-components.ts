import { compareOperands } from '../engine/expressions/comparison.ts';
import { Matcher } from '../engine/expressions/regex/set-matcher.ts';
import { PatternError } from '../engine/expressions/regex/syntax.ts';
import { EXPRESSION_ERROR } from '../engine/expressions/term.ts';
import type { Term } from '../rdf/terms.ts';
import { type Component, type Context, ofEach } from './constraint.ts';
import type { DataGraph } from './data-graph.ts';
import { shortened } from './paths.ts';
import { nameOf, ShapesError, sh } from './shapes-graph.ts';

const RDF_LANG_STRING = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString';

const klass: Component = (value, { data }) => {
  const id = data.id(value);
  return ofEach(sh('ClassConstraintComponent'), `is no instance of ${shown(value)}`, (node) =>
    data.isInstance(node, id),
  );
};

const datatype: Component = ({ value }, { data }) => {
  const isRight =
    value === RDF_LANG_STRING
      ? (node: number) => data.qualifier(node).startsWith('@')
      : (node: number) => data.isLiteral(node) && data.qualifier(node) === value && !data.isIllTyped(node);
  return ofEach(
    sh('DatatypeConstraintComponent'),
    `is no ${shortened(value)}, or not written as one`,
    remembered(isRight),
  );
};

/** By local name: whether blank nodes, IRIs and literals belong to it. */
const NODE_KINDS: Readonly<Record<string, readonly [blank: boolean, iri: boolean, literal: boolean]>> = {
  BlankNode: [true, false, false],
  IRI: [false, true, false],
  Literal: [false, false, true],
  BlankNodeOrIRI: [true, true, false],
  BlankNodeOrLiteral: [true, false, true],
  IRIOrLiteral: [false, true, true],
};

const nodeKind: Component = ({ value }, { data, shape }) => {
  const kinds = NODE_KINDS[value.slice(sh('').length)];
  if (kinds === undefined || !value.startsWith(sh(''))) {
    throw new ShapesError([`sh:nodeKind of ${nameOf(shape)} is none of SHACL: <${value}>`]);
  }
  const [blank, iri, literal] = kinds;
  return ofEach(sh('NodeKindConstraintComponent'), `is not of the kind ${shortened(value)}`, (node) => {
    if (data.isLiteral(node)) return literal;
    return data.isBlank(node) ? blank : iri;
  });
};

/** A bound by the operator of SPARQL; what has no order with it is outside. */
function bound(name: string, words: string, isInside: (order: number) => boolean): Component {
  return (value, { data }) => {
    const limit = data.value(data.id(value));
    return ofEach(sh(`${name}ConstraintComponent`), `${words} ${value.value}`, (node) => {
      const order = compareOperands(data.value(node), limit);
      return order !== EXPRESSION_ERROR && isInside(order);
    });
  };
}

function lengthBound(name: string, words: string, isInside: (length: number, limit: number) => boolean) {
  const component: Component = (value, { data, shape }) => {
    const limit = wholeNumber(value, shape);
    return ofEach(sh(`${name}ConstraintComponent`), `${words} ${limit} characters`, (node) => {
      const text = textOf(node, data);
      return text !== undefined && isInside(lengthOf(text), limit);
    });
  };
  return component;
}

/** The number of code points. */
function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/** The text of an IRI or a literal, which a blank node does not have. */
function textOf(node: number, data: DataGraph): string | undefined {
  return data.isBlank(node) ? undefined : data.value(node).value;
}

/** A parameter that is a count. Throws a ShapesError where it is none. */
export function wholeNumber({ value }: Term, shape: Term): number {
  if (/^\+?\d{1,15}$/.test(value)) return Number(value);
  throw new ShapesError([`${nameOf(shape)} counts with ${JSON.stringify(value)}, which is no whole number`]);
}

/** Whether a parameter is `true`, so written (SHACL §4.4.4 and others name the literal, not its value). */
export function isTrue(value: Term | undefined): boolean {
  return value?.value === 'true';
}

/** Every match has as much time as it takes: the patterns are those of whoever checks, and most are linear. */
const UNBOUNDED = { charge() {} };

const pattern: Component = ({ value }, context) => {
  const { data, graph, shape } = context;
  const flags = graph.only(shape, sh('flags'))?.value ?? '';
  const matcher = matcherOf(value, flags, context);
  const matches = remembered((node) => {
    const text = textOf(node, data);
    return text !== undefined && matcher.test(text, UNBOUNDED);
  });
  return ofEach(sh('PatternConstraintComponent'), `does not match the pattern ${value}`, matches);
};

function matcherOf(value: string, flags: string, { shape }: Context): Matcher {
  try {
    return new Matcher(value, flags);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw new ShapesError([`sh:pattern of ${nameOf(shape)} cannot be used: ${error.message}`]);
  }
}

const languageIn: Component = (list, { data, graph }) => {
  const ranges = graph.members(list).map(({ value }) => value.toLowerCase());
  const isIn = (node: number) => {
    const tag = data.qualifier(node).toLowerCase();
    return tag.startsWith('@') && ranges.some((range) => isLanguage(tag.slice(1), range));
  };
  const message = `is in none of the languages ${ranges.join(', ')}`;
  return ofEach(sh('LanguageInConstraintComponent'), message, isIn);
};

/** Basic filtering (RFC 4647 §3.3.1), which langMatches of SPARQL is; both in lower case. */
function isLanguage(tag: string, range: string): boolean {
  return range === '*' || tag === range || tag.startsWith(`${range}-`);
}

const isIn: Component = (list, { data, graph }) => {
  const members = graph.members(list);
  const ids = new Set(members.map((member) => data.id(member)));
  const some = members.slice(0, 5).map(shown).join(', ') + (members.length > 5 ? ', …' : '');
  return ofEach(sh('InConstraintComponent'), `is none of ${some}`, (node) => ids.has(node));
};

/** A term as messages show it. */
export function shown(term: Term): string {
  if (term.termType === 'NamedNode') return shortened(term.value);
  return term.termType === 'Literal' ? `“${term.value}”` : `_:${term.value}`;
}

/** The answers of a costly test by node: the same literals come again and again. */
function remembered(test: (node: number) => boolean): (node: number) => boolean {
  const results = new Map<number, boolean>();
  return (node) => {
    const known = results.get(node);
    if (known !== undefined) return known;
    const result = test(node);
    results.set(node, result);
    return result;
  };
}

/** Components on single values (SHACL §4.1, §4.3, §4.4, §4.8.3), by the local name of their parameter. */
export const VALUE_COMPONENTS: Readonly<Record<string, Component>> = {
  class: klass,
  datatype,
  nodeKind,
  minExclusive: bound('MinExclusive', 'is not greater than', (order) => order > 0),
  minInclusive: bound('MinInclusive', 'is less than', (order) => order >= 0),
  maxExclusive: bound('MaxExclusive', 'is not less than', (order) => order < 0),
  maxInclusive: bound('MaxInclusive', 'is greater than', (order) => order <= 0),
  minLength: lengthBound('MinLength', 'has fewer than', (length, limit) => length >= limit),
  maxLength: lengthBound('MaxLength', 'has more than', (length, limit) => length <= limit),
  pattern,
  languageIn,
  in: isIn,
};
