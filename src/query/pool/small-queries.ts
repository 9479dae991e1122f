import { LRUCache } from 'lru-cache';
import type { QueryTree } from '../../engine/algebra/translate.ts';
import { execute, type QuadIndex } from '../../engine/engine.ts';
import type { ParsedQuery, QueryTemplate } from '../parsing/known-queries.ts';
import { parseQuery } from '../parsing/parse.ts';
import { isKind, nodesOf, type SyntaxNode, variablesOf } from '../parsing/query-tree.ts';
import type { QueryEngine, QueryRequest, QueryResult } from '../port.ts';
import { RESULT_FORMATS } from '../results/result-formats.ts';

/** Rows, milliseconds and bytes within which a query is small: less than a page takes to be made. */
const LIMITS = { maxSteps: 2_000, deadline: 5, maxBytes: 4 * 1_048_576 };
const MAX_RESULT = 65_536;
/** Characters of the JSON of a tree, which planning takes in proportion to. */
const MAX_TREE = 8_192;
const MAX_TEMPLATES = 500;

/** Questions of a shape that are not tried here after one of them was not small, at most; twice as many after each that follows. */
const MAX_PASSES = 64;

/** A shape of queries. */
interface Template {
  /** Undefined where its queries may take long. */
  readonly tree: QueryTree | undefined;
  /** Queries, one after another, that were not small. */
  misses: number;
  /** Queries that are not tried here. */
  passes: number;
}

/** All that a small query is made of, by `type` or `type subType`: what looks at rows of the index, each of which is counted. */
const KINDS = new Set([
  'query select',
  'query ask',
  'contextDef prefix',
  'datasetClauses',
  'triple',
  'wildcard',
  'term namedNode',
  'term variable',
  'term literal',
  'pattern group',
  'pattern bgp',
  'pattern filter',
  'pattern optional',
  'pattern values',
  'expression operation',
  'solutionModifier limitOffset',
  'solutionModifier order',
]);
/** Operations that take as long for any term. */
const OPERATORS = new Set(
  '= != < > <= >= && || ! in notin lang datatype bound isiri isblank isliteral sameterm'.split(' '),
);

/** Answers small questions in this process, from an index that it holds anyway, and leaves all others to the engine behind it: to wake a process and to be woken takes longer than they do. A question that turns out larger than small is begun anew there. */
export class SmallQueries implements QueryEngine {
  readonly #index: QuadIndex;
  readonly #others: QueryEngine;
  readonly #templates = new LRUCache<number, Template>({ max: MAX_TEMPLATES });
  #isClosed = false;

  constructor(index: QuadIndex, others: QueryEngine) {
    this.#index = index;
    this.#others = others;
  }

  execute(request: QueryRequest): Promise<QueryResult> {
    return this.#others.execute(request);
  }

  close(): Promise<void> {
    this.#isClosed = true;
    return this.#others.close();
  }

  executeSmall(request: QueryRequest): QueryResult | undefined {
    const { resources, dataset, mediaType } = request;
    const isResult = RESULT_FORMATS.some((format) => format.mediaType === mediaType);
    const isOther = this.#isClosed || resources !== undefined || dataset !== undefined || !isResult;
    if (isOther) return undefined;
    const parsed = parseQuery(request.query);
    const template = this.#templateOf(parsed.template);
    if (template.tree === undefined || template.passes-- > 0) return undefined;
    const from = performance.now();
    const bytes = this.#bytesOf(template.tree, parsed, request);
    template.misses = bytes === undefined ? template.misses + 1 : 0;
    template.passes = bytes === undefined ? Math.min(2 ** template.misses, MAX_PASSES) : 0;
    if (bytes === undefined) return undefined;
    return { bytes, mediaType, engine: 'columnar', queued: 0, executed: performance.now() - from };
  }

  /** Undefined where it is not small, or where there is no answer: why, is for the engine behind to say. */
  #bytesOf(tree: QueryTree, { template, constants, columns }: ParsedQuery, request: QueryRequest) {
    const given = request.columns ?? columns;
    try {
      return execute(this.#index, tree, {
        ...LIMITS,
        maxResultBytes: Math.min(request.maxBytes, MAX_RESULT),
        constants: new Map(constants.map((constant, at) => [template.places[at] ?? '', constant])),
        ...(request.base !== undefined && { base: request.base }),
        ...(given && { columns: given }),
      }).write(request.mediaType);
    } catch {
      return undefined;
    }
  }

  #templateOf({ id, tree: json }: QueryTemplate): Template {
    const known = this.#templates.get(id);
    if (known !== undefined) return known;
    const tree = json.length > MAX_TREE ? undefined : (JSON.parse(json) as QueryTree);
    const template = { tree: tree && isSmall(tree) ? tree : undefined, misses: 0, passes: 0 };
    this.#templates.set(id, template);
    return template;
  }
}

/** Whether every part of a query is one that takes no longer than its rows, there is one query, and its patterns begin with something that is given. */
function isSmall(tree: QueryTree): boolean {
  const nodes = [...nodesOf(tree)];
  if (!nodes.every((node) => node.type === undefined || isKnown(node))) return false;
  if (nodes.filter(({ type }) => type === 'query').length > 1 || tree.datasets.clauses.length > 0)
    return false;
  const given = nodes
    .filter((node) => isKind(node, 'pattern', 'values'))
    .flatMap(({ variables }) => [...variablesOf(variables)]);
  return areReached(
    nodes.filter((node) => isKind(node, 'triple')),
    new Set(given),
  );
}

/** Whether each triple is looked up by a subject or an object that is given, or found by others; and none has to be searched for a term that it has twice. */
function areReached(triples: readonly SyntaxNode[], found: Set<unknown>): boolean {
  const isFound = (term: unknown) =>
    !isKind(term, 'term', 'variable') || found.has((term as SyntaxNode).value);
  let left = triples;
  while (left.length > 0) {
    const next = left.filter(({ subject, object }) => !isFound(subject) && !isFound(object));
    if (next.length === left.length) return false;
    for (const triple of left.filter((one) => !next.includes(one))) {
      const names = variablesOf(triple);
      const places = [triple.subject, triple.predicate, triple.object];
      if (names.size < places.filter((place) => isKind(place, 'term', 'variable')).length) return false;
      for (const name of names) found.add(name);
    }
    left = next;
  }
  return true;
}

function isKnown({ type, subType, operator }: SyntaxNode): boolean {
  const kind = subType === undefined ? String(type) : `${type} ${subType}`;
  if (kind === 'expression operation') return OPERATORS.has(String(operator));
  return KINDS.has(kind);
}
