import { iriToken, stringToken } from '../../rdf/n-quads/n-quads.ts';
import type { Literal, Quad, Term } from '../../rdf/terms.ts';
import { RDF, XSD } from '../../rdf/vocabularies.ts';
import { parseBy } from '../accepted.ts';
import type { Chunks, Format, ReadOptions } from '../format.ts';
import { inChunks } from '../whole-lines.ts';
import { type Block, blankNodeLabel, predicateGroups, subjectBlocks } from './blocks.ts';
import { readBackTurtle, readTurtle } from './reader.ts';
import { headed, MIN_SETTLED_SIZE, PrefixTable } from './terms.ts';

const readTurtleText = (chunks: Chunks, options: ReadOptions) => readTurtle(chunks, options, 'Turtle');
const readTrigText = (chunks: Chunks, options: ReadOptions) => readTurtle(chunks, options, 'TriG');

/** RDF 1.1 Turtle; writes the default graph. */
export const TURTLE: Format = {
  name: 'turtle',
  label: 'Turtle',
  mediaType: 'text/turtle',
  aliases: ['application/x-turtle'],
  extension: 'ttl',
  otherSuffixes: ['turtle', 'n3'],
  iri: 'http://www.w3.org/ns/formats/Turtle',
  fileType: 'RDF_TURTLE',
  hasGraphs: false,
  read: readTurtleText,
  parse: parseBy(readTurtleText),
  readBack: (text, base) => readBackTurtle(text, base, 'Turtle'),
  async *serialize(quads, options) {
    yield* document(subjectBlocks(quads, 'default', options?.inBlocks), new PrefixTable(options?.prefixes));
  },
};

/** RDF 1.1 TriG. */
export const TRIG: Format = {
  name: 'trig',
  label: 'TriG',
  mediaType: 'application/trig',
  aliases: ['application/x-trig'],
  extension: 'trig',
  iri: 'http://www.w3.org/ns/formats/TriG',
  fileType: 'RDF_TRIG',
  hasGraphs: true,
  read: readTrigText,
  parse: parseBy(readTrigText),
  readBack: (text, base) => readBackTurtle(text, base, 'TriG'),
  async *serialize(quads, options) {
    yield* document(subjectBlocks(quads, 'all', options?.inBlocks), new PrefixTable(options?.prefixes));
  },
};

const PREFIX_LINE = /^@prefix ([^:]+): <(.*)> \.$/;

/** What TriG says behind a Turtle text of ours with the default graph, given the first mebibyte of that text and its size in bytes: the named graphs, with the prefixes of its head. Undefined where the text is so short that its head may have waited for prefixes that only they use. */
export function trigBehindTurtle(
  start: string,
  size: number,
  quads: Iterable<Quad>,
  inBlocks = false,
): Iterable<string> | undefined {
  if (size < MIN_SETTLED_SIZE) return undefined;
  const declared: [string, string][] = [];
  // A text that needs no prefix has no such lines.
  for (const line of start.slice(0, start.indexOf('\n\n')).split('\n')) {
    const [, prefix, namespace] = PREFIX_LINE.exec(line) ?? [];
    if (prefix === undefined || namespace === undefined) break;
    declared.push([prefix, namespace]);
  }
  const prefixes = new PrefixTable(Object.fromEntries(declared));
  for (const [, namespace] of declared) prefixes.prefixOf(namespace);
  prefixes.close();
  return inChunks(body(subjectBlocks(quads, 'all', inBlocks), prefixes));
}

const LINE_WIDTH = 100;
const LOCAL_NAME = /^(.*[/#:])((?:[A-Za-z0-9_][A-Za-z0-9_-]*)?)$/;
/** Datatypes whose literals Turtle writes without quotation marks, and the lexical forms that it then reads as such (§2.5). */
const SHORT_FORMS = new Map([
  [XSD.integer.value, /^[+-]?[0-9]+$/],
  [XSD.decimal.value, /^[+-]?[0-9]*\.[0-9]+$/],
  [XSD.boolean.value, /^(?:true|false)$/],
]);

function document(blocks: Iterable<Block>, prefixes: PrefixTable): Iterable<string> {
  const head = () => prefixes.close().map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .\n`);
  return inChunks(headed(() => head().join(''), body(blocks, prefixes)));
}

function* body(blocks: Iterable<Block>, prefixes: PrefixTable): Generator<string> {
  let closing = '';
  let graph: Quad['graph'] | undefined;
  for (const block of blocks) {
    const isNamed = block.graph.termType !== 'DefaultGraph';
    if (graph === undefined || !graph.equals(block.graph)) {
      yield closing + (isNamed ? `\n${term(block.graph, prefixes)} {` : '');
      closing = isNamed ? '}\n' : '';
      graph = block.graph;
    }
    yield `\n${subjectText(block, prefixes, isNamed ? '  ' : '')}`;
  }
  yield closing;
}

function subjectText(block: Block, prefixes: PrefixTable, indent: string): string {
  const subject = term(block.subject, prefixes);
  const lines = predicateGroups(block).map(({ predicate, quads }) => {
    const verb = predicate.value === RDF.type.value ? 'a' : term(predicate, prefixes);
    const objects = quads.map(({ object }) => term(object, prefixes));
    const line = `${indent}  ${verb} ${objects.join(', ')}`;
    if (objects.length === 1 || line.length <= LINE_WIDTH) return line;
    return `${indent}  ${verb}\n${objects.map((object) => `${indent}    ${object}`).join(',\n')}`;
  });
  return `${indent}${subject}\n${lines.join(' ;\n')} .\n`;
}

function term(value: Term, prefixes: PrefixTable): string {
  if (value.termType === 'NamedNode') return iriText(value.value, prefixes);
  if (value.termType === 'BlankNode') return `_:${blankNodeLabel(value.value)}`;
  return literalText(value as Literal, prefixes);
}

/** A prefixed name only where its local part is plain ASCII: every reader takes that, and it needs no escapes. */
function iriText(iri: string, prefixes: PrefixTable): string {
  const [, namespace, local] = LOCAL_NAME.exec(iri) ?? [];
  const prefix = namespace === undefined ? undefined : prefixes.prefixOf(namespace);
  return prefix === undefined ? iriToken(iri) : `${prefix}:${local}`;
}

function literalText({ value, language, datatype }: Literal, prefixes: PrefixTable): string {
  if (language !== '') return `${stringToken(value)}@${language}`;
  if (datatype.value === XSD.string.value) return stringToken(value);
  if (SHORT_FORMS.get(datatype.value)?.test(value)) return value;
  return `${stringToken(value)}^^${iriText(datatype.value, prefixes)}`;
}
