import { parseBy } from '../accepted.ts';
import type { Format } from '../format.ts';
import { type Block, subjectBlocks } from '../turtle/blocks.ts';
import { inChunks } from '../whole-lines.ts';
import { type CompactionContext, publishedContext } from './context.ts';
import { graphNode, graphObject, type NodeObject } from './nodes.ts';
import { readBackJsonLd, readJsonLd, readOwnJsonLd } from './reader.ts';
import { treeOf } from './tree.ts';

/** JSON-LD 1.1, compacted with the published context, which stands in every text; reads no context from elsewhere but those that it is given. */
export const JSON_LD: Format = {
  name: 'json-ld',
  label: 'JSON-LD',
  mediaType: 'application/ld+json',
  aliases: ['application/json'],
  extension: 'jsonld',
  iri: 'http://www.w3.org/ns/formats/JSON-LD',
  fileType: 'JSON_LD',
  hasGraphs: true,
  read: readJsonLd,
  parse: parseBy(readOwnJsonLd),
  readBack: readBackJsonLd,
  async *serialize(quads, options) {
    const context = publishedContext();
    if (options?.root === undefined) {
      yield* inChunks(graphDocument(subjectBlocks(quads, 'all', options?.inBlocks), context));
      return;
    }
    const blocks = [...subjectBlocks(quads, 'all')];
    const tree = treeOf(blocks, options.root, context);
    yield* tree === undefined ? graphDocument(blocks, context) : treeDocument(tree, context);
  },
};

function treeDocument(tree: NodeObject, context: CompactionContext): string[] {
  const body = JSON.stringify(tree, null, 2);
  return [`{\n  "@context": ${context.text},${body.slice(1)}\n`];
}

function* graphDocument(blocks: Iterable<Block>, context: CompactionContext): Generator<string> {
  let separator = '';
  let closing = '';
  let graph: Block['graph'] | undefined;
  yield `{\n  "@context": ${context.text},\n  "@graph": [`;
  for (const block of blocks) {
    const isNamed = block.graph.termType !== 'DefaultGraph';
    if (isNamed && !block.graph.equals(graph)) {
      yield `${closing}${separator}${graphOpening(block.graph, context)}`;
      separator = '';
      closing = '\n    ] }';
    }
    graph = block.graph;
    yield separator + indented(graphNode(block, context), isNamed ? 3 : 2);
    separator = ',';
  }
  yield `${closing}\n  ]\n}\n`;
}

function graphOpening(graph: Block['graph'], context: CompactionContext): string {
  return `\n    ${JSON.stringify(graphObject(graph, [], context)).slice(0, -']}'.length)}`;
}

/** The text of a node at a level, on lines of its own: what stands around it in arrays within each other is cut off. */
function indented(node: NodeObject, level: 2 | 3): string {
  const text = JSON.stringify(level === 2 ? [[node]] : [[[node]]], null, 2);
  const [start, end] = level === 2 ? ['[\n  [', '\n  ]\n]'] : ['[\n  [\n    [', '\n    ]\n  ]\n]'];
  return text.slice(start.length, -end.length);
}
