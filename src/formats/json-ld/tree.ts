import type { Term } from '../../rdf/terms.ts';
import { RdfSyntaxError } from '../format.ts';
import type { Block } from '../turtle/blocks.ts';
import type { CompactionContext } from './context.ts';
import {
  compactNode,
  compactReference,
  graphNode,
  graphObject,
  identifier,
  type NodeObject,
} from './nodes.ts';

/** The value of a JSON text; throws an RdfSyntaxError at the place of its first fault. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const [message = ''] = (error as Error).message.split(/,? ?"|,? ?\.\.\.| in JSON at position /);
    const { line, column } = placeAt(text, faultIndex(text));
    throw new RdfSyntaxError(`not JSON: ${message.replace(/ JSON input$/, '')}`, line, column);
  }
}

/** Line and column, both from 1, of an index in a text. */
function placeAt(text: string, index: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1) as string).length + 1 };
}

/** Where a JSON string first stands in a text; undefined where it does not, or only in other spelling. */
export function placeOf(
  text: string,
  value: string,
): { readonly line: number; readonly column: number } | undefined {
  const index = text.indexOf(JSON.stringify(value));
  return index < 0 ? undefined : placeAt(text, index);
}

/** The index of the first fault, by bisection: V8 does not always tell it, but what comes before it is only unfinished. */
function faultIndex(text: string): number {
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isUnfinished(text.slice(0, middle + 1))) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isUnfinished(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const { message } = error as Error;
    const position = / at position (\d+)/.exec(message)?.[1];
    return /end of JSON input|Unterminated/.test(message) || Number(position) >= text.length;
  }
}

const MAX_DEPTH = 24;
/** Statements that are written again where their subject is pointed at again; more would let a dense graph explode. */
const MAX_REPEATED = 5_000;

/**
 * The blocks as one node object: that of `root`, in which every resource with statements of its own stands where it is
 * pointed at, without cycles; what the root does not reach, and named graphs, under `@included` (JSON-LD 1.1 §4.1.8).
 * Undefined where the root has no statements, or some with an IRI that the context would change.
 */
export function treeOf(
  blocks: Iterable<Block>,
  root: string,
  context: CompactionContext,
): NodeObject | undefined {
  const tree = new Tree(blocks, context);
  const node = tree.has(root) ? tree.from(root) : undefined;
  return node === undefined || '@context' in node ? undefined : node;
}

class Tree {
  readonly #context: CompactionContext;
  readonly #blocks = new Map<string, Block>();
  readonly #graphs = new Map<string, { readonly graph: Term; readonly nodes: NodeObject[] }>();
  readonly #written = new Set<string>();
  #repeated = 0;

  constructor(blocks: Iterable<Block>, context: CompactionContext) {
    this.#context = context;
    for (const block of blocks) {
      if (block.graph.termType === 'DefaultGraph') this.#blocks.set(identifier(block.subject), block);
      else this.#addToGraph(block);
    }
  }

  has(id: string): boolean {
    return this.#blocks.has(id);
  }

  from(root: string): NodeObject {
    const node = this.#node(root, []);
    const included: NodeObject[] = [];
    for (const id of this.#startingPoints()) {
      if (!this.#written.has(id)) included.push(this.#node(id, []));
    }
    for (const { graph, nodes } of this.#graphs.values())
      included.push(graphObject(graph, nodes, this.#context));
    return included.length === 0 ? node : { ...node, '@included': included };
  }

  #addToGraph(block: Block): void {
    const id = identifier(block.graph);
    const entry = this.#graphs.get(id) ?? { graph: block.graph, nodes: [] };
    this.#graphs.set(id, entry);
    entry.nodes.push(graphNode(block, this.#context));
  }

  #node(id: string, above: readonly string[]): NodeObject {
    this.#written.add(id);
    const path = [...above, id];
    return compactNode(this.#blocks.get(id) as Block, this.#context, (term) => {
      const linked = identifier(term);
      return this.#mayNest(linked, path) ? this.#node(linked, path) : compactReference(term, this.#context);
    });
  }

  #mayNest(id: string, path: readonly string[]): boolean {
    const block = this.#blocks.get(id);
    if (block === undefined || path.includes(id) || path.length >= MAX_DEPTH) return false;
    if (!this.#written.has(id) || path.length === 1) return true;
    this.#repeated += block.quads.length;
    return this.#repeated <= MAX_REPEATED;
  }

  /** All resources, those first that nothing points at, so that the others find their place in them. */
  #startingPoints(): string[] {
    const linked = new Set<string>();
    for (const [id, { quads }] of this.#blocks) {
      for (const { object } of quads) if (identifier(object) !== id) linked.add(identifier(object));
    }
    const all = [...this.#blocks.keys()];
    return [...all.filter((id) => !linked.has(id)), ...all.filter((id) => linked.has(id))];
  }
}
