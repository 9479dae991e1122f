import { toAlgebra } from '@traqula/algebra-sparql-1-1';
import { Algebra } from '@traqula/algebra-transformations-1-1';
import { Parser } from '@traqula/parser-sparql-1-1';
import { compileExpression } from '../../../../src/engine/expressions/compile.ts';
import type { Expression, ExpressionContext } from '../../../../src/engine/expressions/context.ts';
import {
  type EngineTerm,
  EXPRESSION_ERROR,
  type Outcome,
  xsdName,
} from '../../../../src/engine/expressions/term.ts';

const PROLOGUE = `BASE <http://base.example/dir/> PREFIX : <http://c.example/>
  PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
  PREFIX geo: <http://www.opengis.net/ont/geosparql#> PREFIX geof: <http://www.opengis.net/def/function/geosparql/>
  PREFIX uom: <http://www.opengis.net/def/uom/OGC/1.0/> `;

const parser = new Parser();
let blankNodes = 0;

/** What the expressions of tests know: a fixed instant, no data, and a budget without an end. */
export const CONTEXT: ExpressionContext = {
  base: 'http://base.example/dir/',
  now: new Date('2026-02-03T04:05:06.070Z'),
  budget: { charge: () => undefined },
  exists: () => () => true,
  freshBlankNode: (label) => ({ kind: 'blank', value: label ?? `fresh${blankNodes++}` }),
};

/** The algebra of an expression as a query would have it. */
export function expressionOf(source: string): Expression {
  const operation = toAlgebra(parser.parse(`${PROLOGUE} SELECT (${source} AS ?result) {}`));
  if (operation.type !== Algebra.Types.PROJECT || operation.input.type !== Algebra.Types.EXTEND) {
    throw new Error(`not an expression: ${source}`);
  }
  return operation.input.expression;
}

/** Evaluates the text of an expression over a solution. */
export function evaluate(
  source: string,
  row: Readonly<Record<string, EngineTerm>> = {},
  context: ExpressionContext = CONTEXT,
): Outcome {
  return compileExpression(expressionOf(source), context)((variable) => row[variable]);
}

/** An outcome as tests write it: `error`, `true`, `6`, `"a"@en`, `"6.0"^^decimal`, `<http://…>`, `_:label`. */
export function show(outcome: Outcome): string {
  if (outcome === EXPRESSION_ERROR) return 'error';
  if (outcome.kind === 'iri') return `<${outcome.value}>`;
  if (outcome.kind === 'blank') return `_:${outcome.value}`;
  if (outcome.language !== '') return `"${outcome.value}"@${outcome.language}`;
  const type = xsdName(outcome.datatype) ?? `<${outcome.datatype}>`;
  if (type === 'string') return `"${outcome.value}"`;
  if (type === 'integer' || type === 'boolean') return outcome.value;
  return `"${outcome.value}"^^${type}`;
}

/** A budget that ends. */
export function limited(limit: number): ExpressionContext['budget'] & { readonly used: () => number } {
  let used = 0;
  return {
    charge(amount) {
      used += amount;
      if (used > limit) throw new RangeError('over the budget');
    },
    used: () => used,
  };
}
