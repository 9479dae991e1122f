import type { Term } from '../../rdf/terms.ts';
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
