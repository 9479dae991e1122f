import type { ExpressionContext } from '../context.ts';
import { replaceAll } from '../regex/replace.ts';
import { Matcher } from '../regex/set-matcher.ts';
import { PatternError } from '../regex/syntax.ts';
import {
  booleanTerm,
  type EngineTerm,
  EXPRESSION_ERROR,
  isSimpleLiteral,
  isStringLiteral,
  type LiteralTerm,
  languageString,
  literal,
  type Outcome,
} from '../term.ts';
import type { FunctionDefinition, TermFunction } from './definition.ts';

const NO_FLAGS = literal('');

type Apply = (matcher: Matcher, text: LiteralTerm) => Outcome;

/** Patterns are mostly the same for every row: the last matcher is kept, or that there is none. */
class LastMatcher {
  #key: readonly [string, string] | undefined;
  #matcher: Matcher | undefined;

  get(pattern: string, flags: string): Matcher | undefined {
    if (this.#key?.[0] !== pattern || this.#key[1] !== flags) {
      this.#matcher = orNothing(() => new Matcher(pattern, flags));
      this.#key = [pattern, flags];
    }
    return this.#matcher;
  }
}

/** What is not as F&O says is no fault of the engine but the error of the expression. */
function orNothing<Result>(make: () => Result): Result | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof PatternError) return undefined;
    throw error;
  }
}

function matching(last: LastMatcher, text: EngineTerm, plain: readonly EngineTerm[], apply: Apply): Outcome {
  const [pattern, flags] = plain;
  if (!isStringLiteral(text) || !plain.every(isSimpleLiteral)) return EXPRESSION_ERROR;
  const matcher = last.get(pattern?.value ?? '', flags?.value ?? '');
  return matcher === undefined
    ? EXPRESSION_ERROR
    : (orNothing(() => apply(matcher, text)) ?? EXPRESSION_ERROR);
}

function regex({ budget }: ExpressionContext): TermFunction {
  const last = new LastMatcher();
  return ((text: EngineTerm, pattern: EngineTerm, flags: EngineTerm = NO_FLAGS) =>
    matching(last, text, [pattern, flags], (matcher, { value }) =>
      booleanTerm(matcher.test(value, budget)),
    )) as TermFunction;
}

function replace({ budget }: ExpressionContext): TermFunction {
  const last = new LastMatcher();
  const apply = (text: EngineTerm, pattern: EngineTerm, by: EngineTerm, flags: EngineTerm = NO_FLAGS) => {
    if (!isSimpleLiteral(by)) return EXPRESSION_ERROR;
    return matching(last, text, [pattern, flags], (matcher, { value, language }) =>
      languageString(replaceAll(matcher, value, by.value, budget), language),
    );
  };
  return apply as TermFunction;
}

/** REGEX and REPLACE (§17.4.3.14, §17.4.3.15); patterns, flags and replacements that F&O does not allow are errors of the expression. */
export const PATTERN_FUNCTIONS: Readonly<Record<string, FunctionDefinition>> = {
  regex: { minimum: 2, maximum: 3, prepare: regex },
  replace: { minimum: 3, maximum: 4, prepare: replace },
};
