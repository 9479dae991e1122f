import { arithmeticOutcome, negateOutcome, plusOutcome } from './arithmetic.ts';
import { compareOperands, effectiveBooleanValue, isEqual, type Truth, truthTerm } from './comparison.ts';
import { type Compiled, type Expression, type ExpressionContext, type Row, termOf } from './context.ts';
import { castOf } from './functions/casts.ts';
import type { FunctionDefinition } from './functions/definition.ts';
import { GEO_FUNCTIONS } from './functions/geo.ts';
import { FUNCTIONS } from './functions/table.ts';
import { booleanTerm, type EngineTerm, EXPRESSION_ERROR, type Outcome } from './term.ts';
import type { ArithmeticOperator } from './values/numeric.ts';

type Compiler = (args: readonly Compiled[], context: ExpressionContext) => Compiled;

const fails: Compiled = () => EXPRESSION_ERROR;

/** Compiles an expression to a function of the solution; what SPARQL calls an error is its outcome, never thrown. An unknown function is an error for each solution (§17.6). Throws what the budget throws. */
export function compileExpression(expression: Expression, context: ExpressionContext): Compiled {
  switch (expression.subType) {
    case 'term':
      return compileTerm(termOf(expression.term));
    case 'existence': {
      const exists = context.exists(expression.input);
      return (row) => booleanTerm(exists(row) !== expression.not);
    }
    case 'operator':
      return compileOperator(expression.operator, expression.args, context);
    case 'named':
      return compileCall(namedFunction(expression.name.value), expression.args, context);
    default:
      return fails;
  }
}

/** Whether the engine has a function of this IRI: a cast of XML Schema or one of GeoSPARQL. */
export function isKnownFunction(iri: string): boolean {
  return namedFunction(iri) !== undefined;
}

function namedFunction(iri: string): FunctionDefinition | undefined {
  return castOf(iri) ?? GEO_FUNCTIONS.get(iri);
}

function compileTerm(term: ReturnType<typeof termOf>): Compiled {
  if (term === undefined) return fails;
  if (typeof term !== 'string') return () => term;
  return (row) => row(term) ?? EXPRESSION_ERROR;
}

function compileOperator(
  operator: string,
  args: readonly Expression[],
  context: ExpressionContext,
): Compiled {
  if (operator === 'bound') return compileBound(args[0]);
  const special = SPECIAL_FORMS.get(operator);
  if (special === undefined) return compileCall(FUNCTIONS.get(operator), args, context);
  return special(
    args.map((arg) => compileExpression(arg, context)),
    context,
  );
}

function compileBound(argument: Expression | undefined): Compiled {
  const variable = argument?.subType === 'term' ? termOf(argument.term) : undefined;
  if (typeof variable !== 'string') return fails;
  return (row) => booleanTerm(row(variable) !== undefined);
}

function compileCall(
  definition: FunctionDefinition | undefined,
  args: readonly Expression[],
  context: ExpressionContext,
): Compiled {
  if (definition === undefined) return fails;
  const { minimum, maximum = minimum } = definition;
  if (args.length < minimum || args.length > maximum) return fails;
  const apply = definition.prepare(context);
  const compiled = args.map((arg) => compileExpression(arg, context));
  const [first, second] = compiled;
  if (first !== undefined && compiled.length === 1) return unary(first, apply);
  if (first !== undefined && second !== undefined && compiled.length === 2)
    return binary(first, second, apply);
  return (row) => {
    const terms: EngineTerm[] = [];
    for (const argument of compiled) {
      const term = argument(row);
      if (term === EXPRESSION_ERROR) return EXPRESSION_ERROR;
      terms.push(term);
    }
    return apply(...terms);
  };
}

type TermFunction = (...args: EngineTerm[]) => Outcome;

function unary(argument: Compiled, apply: TermFunction): Compiled {
  return (row) => {
    const term = argument(row);
    return term === EXPRESSION_ERROR ? EXPRESSION_ERROR : apply(term);
  };
}

function binary(first: Compiled, second: Compiled, apply: TermFunction): Compiled {
  return (row) => {
    const left = first(row);
    if (left === EXPRESSION_ERROR) return EXPRESSION_ERROR;
    const right = second(row);
    return right === EXPRESSION_ERROR ? EXPRESSION_ERROR : apply(left, right);
  };
}

/** An operator that has an outcome for every two terms. */
function operator(apply: (a: EngineTerm, b: EngineTerm) => Outcome): Compiler {
  return ([a = fails, b = fails]) =>
    binary(a, b, (left, right) => apply(left as EngineTerm, right as EngineTerm));
}

function comparison(holds: (order: number) => boolean): Compiler {
  return operator((a, b) => {
    const order = compareOperands(a, b);
    return order === EXPRESSION_ERROR ? EXPRESSION_ERROR : booleanTerm(holds(order));
  });
}

function arithmeticOperator(name: ArithmeticOperator): Compiler {
  return operator((a, b) => arithmeticOutcome(name, a, b));
}

function unaryOperator(apply: (term: EngineTerm) => Outcome): Compiler {
  return ([argument = fails]) => unary(argument, (term) => apply(term as EngineTerm));
}

/** `&&` and `||` (§17.2): `decisive` decides alone, even beside an error. */
function logical(decisive: boolean): Compiler {
  return ([a = fails, b = fails]) =>
    (row) => {
      const left = effectiveBooleanValue(a(row));
      if (left === decisive) return booleanTerm(decisive);
      const right = effectiveBooleanValue(b(row));
      return truthTerm(right === decisive ? decisive : left === EXPRESSION_ERROR ? left : right);
    };
}

/** IN and NOT IN (§17.4.1.9): true if one is equal, even beside errors. */
/** As many characters built take as long as two terms compared. */
const COST_OF_COMPARISON = 8;

function membership(whenFound: boolean): Compiler {
  return ([subject = fails, ...candidates], { budget }) =>
    (row) => {
      const term = subject(row);
      if (term === EXPRESSION_ERROR) return EXPRESSION_ERROR;
      budget.charge(candidates.length * COST_OF_COMPARISON);
      const found = isOneOf(term, candidates, row);
      return whenFound ? truthTerm(found) : negated(found);
    };
}

function isOneOf(term: EngineTerm, candidates: readonly Compiled[], row: Row): Truth {
  let outcome: Truth = false;
  for (const candidate of candidates) {
    const other = candidate(row);
    const equal = other === EXPRESSION_ERROR ? EXPRESSION_ERROR : isEqual(term, other);
    if (equal === true) return true;
    if (equal === EXPRESSION_ERROR) outcome = EXPRESSION_ERROR;
  }
  return outcome;
}

const not: Compiler = ([argument = fails]) => {
  return (row) => {
    const value = effectiveBooleanValue(argument(row));
    return value === EXPRESSION_ERROR ? EXPRESSION_ERROR : booleanTerm(!value);
  };
};

const choose: Compiler = ([condition = fails, whenTrue = fails, whenFalse = fails]) => {
  return (row) => {
    const value = effectiveBooleanValue(condition(row));
    if (value === EXPRESSION_ERROR) return EXPRESSION_ERROR;
    return value ? whenTrue(row) : whenFalse(row);
  };
};

const coalesce: Compiler = (candidates) => (row) => {
  for (const candidate of candidates) {
    const outcome = candidate(row);
    if (outcome !== EXPRESSION_ERROR) return outcome;
  }
  return EXPRESSION_ERROR;
};

const SPECIAL_FORMS: ReadonlyMap<string, Compiler> = new Map([
  ['||', logical(true)],
  ['&&', logical(false)],
  ['!', not],
  ['=', operator((a, b) => truthTerm(isEqual(a, b)))],
  ['!=', operator((a, b) => negated(isEqual(a, b)))],
  ['<', comparison((order) => order < 0)],
  ['>', comparison((order) => order > 0)],
  ['<=', comparison((order) => order <= 0)],
  ['>=', comparison((order) => order >= 0)],
  ['+', arithmeticOperator('+')],
  ['-', arithmeticOperator('-')],
  ['*', arithmeticOperator('*')],
  ['/', arithmeticOperator('/')],
  ['uplus', unaryOperator(plusOutcome)],
  ['uminus', unaryOperator(negateOutcome)],
  ['in', membership(true)],
  ['notin', membership(false)],
  ['if', choose],
  ['coalesce', coalesce],
]);

function negated(value: Truth): Outcome {
  return value === EXPRESSION_ERROR ? EXPRESSION_ERROR : booleanTerm(!value);
}
