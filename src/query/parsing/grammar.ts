import { Parser, sparql11ParserBuilder } from '@traqula/parser-sparql-1-1';
import { lex } from '@traqula/rules-sparql-1-1';
import type { SyntaxTree } from '../../engine/algebra/translate.ts';
import { type ParserFault, syntaxError } from './syntax-error.ts';
import { tokens } from './tokens.ts';

let parser: Parser | undefined;

/** Builds the parser, which takes about 0.2 s, so that the first query need not wait for it. */
export function warmParser(): void {
  treeOf('SELECT ?s (COUNT(*) AS ?n) WHERE { ?s ?p "o" OPTIONAL { ?s ?p 1 } FILTER(?p != <x>) } GROUP BY ?s');
}

class GrammarError extends Error {
  readonly fault: ParserFault;

  constructor(fault: ParserFault) {
    super(fault.message);
    this.fault = fault;
  }
}

/** Handed on to the grammar's builder: without it no error would carry its token. */
const OPTIONS = {
  lexerConfig: {},
  errorHandler: ([fault]: readonly ParserFault[]) => {
    if (fault !== undefined) throw new GrammarError(fault);
  },
};

/** Mends what the grammar reads otherwise than SPARQL 1.1 Query §19.8: prefixed names are read whole, where by itself it drops what follows a second colon, and keeps the backslashes of escapes; the words of `NOT EXISTS` and `NOT IN` may have any space between them; a carriage return ends a comment too. */
function patchGrammar(): void {
  const { name, impl, ...rest } = sparql11ParserBuilder.getRule('prefixedName');
  sparql11ParserBuilder.patchRule({
    ...rest,
    name,
    impl: (grammar) => (context) => {
      let image = '';
      const consume: typeof grammar.CONSUME = (...token) => {
        const found = grammar.CONSUME(...token);
        ({ image } = found);
        return found;
      };
      const node = impl({ ...grammar, CONSUME: consume })(context);
      const value = image.slice(image.indexOf(':') + 1).replaceAll(/\\(.)/g, '$1');
      return grammar.ACTION(() => ({ ...node, value }));
    },
  });
  lex.terminals.comment.PATTERN = /#[^\n\r]*/;
  lex.builtIn.notexists.PATTERN = /not[ \t\r\n]+exists/i;
  joinWords('builtInNotexists');
  joinWords('relationalExpression');
}

/** What a rule of the grammar is made of: it reads tokens one by one. */
interface Grammar {
  readonly CONSUME: (...token: never[]) => { readonly image: string };
}

/** Has a rule see `NOT EXISTS` and `NOT IN` with one space between the words. */
function joinWords(rule: 'builtInNotexists' | 'relationalExpression'): void {
  const { impl, ...rest } = sparql11ParserBuilder.getRule(rule);
  const joined = (grammar: Grammar) => {
    const consume: Grammar['CONSUME'] = (...token) => {
      const found = grammar.CONSUME(...token);
      const words = /^not\s+(exists|in)$/i.exec(found.image);
      return words === null ? found : { ...found, image: `not ${words[1]}` };
    };
    return impl({ ...grammar, CONSUME: consume } as never);
  };
  sparql11ParserBuilder.patchRule({ ...rest, impl: joined } as never);
}

function parserOnce(): Parser {
  if (parser === undefined) patchGrammar();
  parser ??= new Parser(OPTIONS);
  return parser;
}

/** What the grammar reads of a text; throws a QueryError `malformed`. */
export function treeOf(query: string): SyntaxTree {
  try {
    return parserOnce().parse(withoutComments(query));
  } catch (cause) {
    throw syntaxError(query, cause, cause instanceof GrammarError ? cause.fault : undefined);
  }
}

/** The query with spaces for its comments, which the grammar does not take between the words of `NOT EXISTS`: all else is where it was. Escapes could hide where comments begin. */
function withoutComments(query: string): string {
  if (!query.includes('#') || query.includes('\\')) return query;
  let text = '';
  const blank = (end: number) => query.slice(text.length, end).replace(/[^\r\n]/g, ' ');
  for (const token of tokens(query)) text += blank(token.start) + token.text;
  return text + blank(query.length);
}
