import { DEFINITIONS } from '../rdf/namespaces.ts';
import type { Quad } from '../rdf/terms.ts';
import { XSD } from '../rdf/vocabularies.ts';
import { accepted, type ParsedQuad } from './accepted.ts';
import { type Block, subjectBlocks } from './blocks.ts';
import { type Format, RdfSyntaxError } from './format.ts';
import { type CompactionContext, publishedContext } from './json-ld-context.ts';
import { graphNode, graphObject, type NodeObject } from './json-ld-nodes.ts';
import { treeOf } from './json-ld-tree.ts';

/** JSON-LD 1.1, compacted with the published context, which stands in every text; reads no remote context. */
export const JSON_LD: Format = {
  name: 'json-ld',
  label: 'JSON-LD',
  mediaType: 'application/ld+json',
  aliases: ['application/json'],
  extension: 'jsonld',
  iri: 'http://www.w3.org/ns/formats/JSON-LD',
  hasGraphs: true,
  parse,
  async *serialize(quads, options) {
    const context = publishedContext();
    if (options?.root === undefined) {
      yield* graphDocument(subjectBlocks(quads, 'all'), context);
      return;
    }
    const blocks = [...subjectBlocks(quads, 'all')];
    const tree = treeOf(blocks, options.root, context);
    yield* tree === undefined ? graphDocument(blocks, context) : treeDocument(tree, context);
  },
};

const CONTEXT_URL = `${DEFINITIONS}/context.jsonld`;
/** What the processor would leave out with no more than a warning; names that no context explains may be left out. */
const LOSSES = new Set([
  'blank node predicate',
  'invalid @language value',
  'rdfDirection not set',
  'relative graph reference',
  'relative object reference',
  'relative predicate reference',
  'relative subject reference',
]);

interface ProcessorEvent {
  readonly event: { readonly code: string; readonly message: string; readonly details?: unknown };
  readonly next: () => void;
}

type Processor = (document: unknown, options: Readonly<Record<string, unknown>>) => Promise<unknown>;

async function parse(text: string, base: string): Promise<Quad[]> {
  // Few programs read JSON-LD, and all would wait for its processor.
  const { default: jsonld } = await import('jsonld');
  try {
    const document: unknown = JSON.parse(text);
    const expanded = await (jsonld.expand as Processor)(document, { base, documentLoader, eventHandler });
    const quads = await (jsonld.toRDF as Processor)(withDoublesHidden(expanded), {
      skipExpansion: true,
      eventHandler,
    });
    return accepted((quads as ParsedQuad[]).map(withDoublesShown));
  } catch (error) {
    throw error instanceof RdfSyntaxError ? error : syntaxError(error as ProcessorError, text);
  }
}

/** Stands for xsd:double in the processor, which would rewrite `"1.5"^^xsd:double` (against JSON-LD 1.1 API §8.2.2 step 11). */
const HIDDEN_DOUBLE = `${XSD.double.value}-as-text`;

function withDoublesHidden(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withDoublesHidden);
  if (typeof value !== 'object' || value === null) return value;
  const isDoubleText =
    typeof Reflect.get(value, '@value') === 'string' && Reflect.get(value, '@type') === XSD.double.value;
  if (isDoubleText) return { ...value, '@type': HIDDEN_DOUBLE };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withDoublesHidden(inner)]));
}

function withDoublesShown(quad: ParsedQuad): ParsedQuad {
  if (quad.object.datatype?.value !== HIDDEN_DOUBLE) return quad;
  return { ...quad, object: { ...quad.object, datatype: XSD.double } };
}

type ProcessorError = Error & { readonly details?: { readonly cause?: unknown } };

/** JSON.parse tells the position of most faults in its message; the processor wraps what its loader throws. */
function syntaxError({ message, details }: ProcessorError, text: string): RdfSyntaxError {
  if (details?.cause instanceof RdfSyntaxError) return details.cause;
  const position = / at position (\d+)/.exec(message)?.[1];
  if (position === undefined) return new RdfSyntaxError(message);
  const before = text.slice(0, Number(position)).split('\n');
  return new RdfSyntaxError(
    message.replace(/ at position .*/s, ''),
    before.length,
    (before.at(-1) as string).length + 1,
  );
}

async function documentLoader(url: string) {
  if (url !== CONTEXT_URL) throw new RdfSyntaxError(`a remote context is not read: ${url}`);
  return { contextUrl: undefined, documentUrl: url, document: { '@context': publishedContext().source } };
}

function eventHandler({ event, next }: ProcessorEvent): void {
  if (!LOSSES.has(event.code)) {
    next();
    return;
  }
  throw new RdfSyntaxError(`${event.code}: ${JSON.stringify(event.details)}`);
}

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
    yield separator + indented(graphNode(block, context), isNamed ? '      ' : '    ');
    separator = ',';
  }
  yield `${closing}\n  ]\n}\n`;
}

function graphOpening(graph: Block['graph'], context: CompactionContext): string {
  return `\n    ${JSON.stringify(graphObject(graph, [], context)).slice(0, -']}'.length)}`;
}

function indented(node: NodeObject, indent: string): string {
  return `\n${JSON.stringify(node, null, 2)}`.replaceAll('\n', `\n${indent}`);
}
