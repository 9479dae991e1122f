import type { Literal, Quad, Term } from '../../rdf/terms.ts';
import { RDF, XSD } from '../../rdf/vocabularies.ts';
import { type Block, blankNodeLabel, predicateGroups } from '../turtle/blocks.ts';
import { type CompactionContext, type Key, native, type ValueKind } from './context.ts';

/** A JSON value. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** A JSON-LD node object. */
export type NodeObject = { [key: string]: JsonValue };

/** What stands for an IRI or a blank node as a value: a reference to it, or the node itself. */
export type ReferenceWriter = (resource: Term) => NodeObject;

/** A block as a node object in terms of the context. */
export function compactNode(
  block: Block,
  context: CompactionContext,
  reference: ReferenceWriter,
): NodeObject {
  if (isMistakable(block, context)) return expandedNode(block);
  const entries = new Map<string, { readonly key: Key; readonly quads: Quad[] }>();
  for (const quad of block.quads) {
    const key = keyOf(quad, context);
    const entry = entries.get(key.name);
    if (entry === undefined) entries.set(key.name, { key, quads: [quad] });
    else entry.quads.push(quad);
  }
  const node: NodeObject = { [context.id]: identifier(block.subject) };
  for (const [name, { key, quads }] of entries) {
    if (key.isLanguageMap) node[name] = languageMap(quads, key.isSet);
    else
      node[name] = oneOrAll(
        quads.map((quad) => compactValue(quad, key, context, reference)),
        key.isSet,
      );
  }
  return node;
}

/** A reference to a resource that is described elsewhere or not at all. */
export function compactReference(resource: Term, context: CompactionContext): NodeObject {
  const id = identifier(resource);
  return context.isMistakable(id) ? { '@context': null, '@id': id } : { [context.id]: id };
}

/** A block as a node object in which others are but referred to, to stand in the array of its graph. */
export function graphNode(block: Block, context: CompactionContext): NodeObject {
  if (context.isMistakable(identifier(block.graph))) return expandedNode(block);
  return compactNode(block, context, (resource) => compactReference(resource, context));
}

/** A named graph with its nodes. */
export function graphObject(
  graph: Term,
  nodes: readonly JsonValue[],
  context: CompactionContext,
): NodeObject {
  return { ...compactReference(graph, context), '@graph': nodes };
}

/** An IRI, or a blank node's label behind `_:`. */
export function identifier(resource: Term): string {
  return resource.termType === 'BlankNode' ? `_:${blankNodeLabel(resource.value)}` : resource.value;
}

/** A block without any context, for IRIs that the prefixes of the context would change. */
function expandedNode(block: Block): NodeObject {
  const node: NodeObject = { '@context': null, '@id': identifier(block.subject) };
  for (const { predicate, quads } of predicateGroups(block)) {
    node[predicate.value] = quads.map(({ object }) =>
      object.termType === 'Literal'
        ? expandedLiteral(object, object.datatype.value)
        : { '@id': identifier(object) },
    );
  }
  return node;
}

function isMistakable(block: Block, context: CompactionContext): boolean {
  if (context.isMistakable(identifier(block.subject))) return true;
  return block.quads.some(
    ({ predicate, object }) =>
      context.isMistakable(predicate.value) ||
      context.isMistakable(object.termType === 'Literal' ? object.datatype.value : identifier(object)),
  );
}

function isType({ predicate, object }: Quad): boolean {
  return predicate.value === RDF.type.value && object.termType !== 'Literal';
}

function keyOf(quad: Quad, context: CompactionContext): Key {
  return isType(quad) ? context.type : context.key(quad.predicate.value, kindOf(quad.object));
}

function kindOf(object: Quad['object']): ValueKind {
  if (object.termType !== 'Literal') return '@id';
  return object.language === '' ? object.datatype.value : '@language';
}

function compactValue(
  quad: Quad,
  key: Key,
  context: CompactionContext,
  reference: ReferenceWriter,
): JsonValue {
  const { object } = quad;
  if (object.termType !== 'Literal') {
    if (!isType(quad)) return reference(object);
    return object.termType === 'NamedNode' ? context.name(object.value) : identifier(object);
  }
  const datatype = object.datatype.value;
  if (object.language !== '') return expandedLiteral(object, datatype);
  const short = native(object.value, datatype);
  if (short !== undefined) return short;
  return key.isTyped || datatype === XSD.string.value
    ? object.value
    : expandedLiteral(object, context.name(datatype));
}

function expandedLiteral({ value, language }: Literal, datatype: string): JsonValue {
  return language === ''
    ? { '@type': datatype, '@value': value }
    : { '@language': language, '@value': value };
}

function languageMap(quads: readonly Quad[], isSet: boolean): NodeObject {
  const texts = new Map<string, string[]>();
  for (const { object } of quads) {
    const { language, value } = object as Literal;
    texts.set(language, [...(texts.get(language) ?? []), value]);
  }
  return Object.fromEntries(
    [...texts].sort().map(([language, values]) => [language, oneOrAll(values, isSet)]),
  );
}

function oneOrAll(values: readonly JsonValue[], isSet: boolean): JsonValue {
  return values.length === 1 && !isSet ? (values[0] as JsonValue) : values;
}
