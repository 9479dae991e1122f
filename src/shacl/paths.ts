import { PREFIXES } from '../rdf/namespaces.ts';
import type { Term } from '../rdf/terms.ts';
import { RDF } from '../rdf/vocabularies.ts';
import type { DataGraph, Nodes } from './data-graph.ts';
import { keyOf, nameOf, ShapesError, type ShapesGraph, sh } from './shapes-graph.ts';

/** A property path of SHACL (§2.3.1). */
export type PropertyPath =
  | { readonly kind: 'predicate'; readonly iri: string; readonly term: Term }
  | { readonly kind: 'inverse'; readonly path: PropertyPath }
  | { readonly kind: 'sequence' | 'alternative'; readonly paths: readonly PropertyPath[] }
  | {
      readonly kind: 'repeated';
      readonly path: PropertyPath;
      readonly least: 0 | 1;
      readonly isOnce: boolean;
    };

/** The value nodes of a node, each once. */
export type Walk = (node: number) => Nodes;

const REPEATED = [
  { name: 'zeroOrMorePath', least: 0, isOnce: false },
  { name: 'oneOrMorePath', least: 1, isOnce: false },
  { name: 'zeroOrOnePath', least: 0, isOnce: true },
] as const;

/** Reads the path that a node of the shapes stands for; throws a ShapesError where it is none. */
export function readPath(graph: ShapesGraph, node: Term, above: readonly string[] = []): PropertyPath {
  const key = keyOf(node);
  if (above.includes(key)) throw new ShapesError([`the path of ${nameOf(node)} leads back to itself`]);
  const read = (part: Term) => readPath(graph, part, [...above, key]);
  if (graph.objects(node, RDF.first.value).length > 0) return several('sequence', graph, node, read);
  const [alternatives] = graph.objects(node, sh('alternativePath'));
  if (alternatives !== undefined) return several('alternative', graph, alternatives, read);
  const [inverse] = graph.objects(node, sh('inversePath'));
  if (inverse !== undefined) return { kind: 'inverse', path: read(inverse) };
  for (const { name, least, isOnce } of REPEATED) {
    const [path] = graph.objects(node, sh(name));
    if (path !== undefined) return { kind: 'repeated', path: read(path), least, isOnce };
  }
  if (node.termType !== 'NamedNode') throw new ShapesError([`${nameOf(node)} is no property path`]);
  return { kind: 'predicate', iri: node.value, term: node };
}

function several(
  kind: 'sequence' | 'alternative',
  graph: ShapesGraph,
  list: Term,
  read: (part: Term) => PropertyPath,
): PropertyPath {
  const paths = graph.members(list).map(read);
  if (paths.length < 2) throw new ShapesError([`a path of ${kind}s needs two parts`]);
  return { kind, paths };
}

/** A path as SPARQL writes it, with prefixes where munpart has one. */
export function writePath(path: PropertyPath): string {
  switch (path.kind) {
    case 'predicate':
      return shortened(path.iri);
    case 'inverse':
      return `^${inBrackets(path.path)}`;
    case 'sequence':
      return path.paths.map(inBrackets).join('/');
    case 'alternative':
      return path.paths.map(inBrackets).join('|');
    default:
      return inBrackets(path.path) + (path.isOnce ? '?' : path.least === 0 ? '*' : '+');
  }
}

function inBrackets(path: PropertyPath): string {
  return path.kind === 'predicate' ? writePath(path) : `(${writePath(path)})`;
}

/** An IRI with the prefix that munpart has for it, else in angle brackets. */
export function shortened(iri: string): string {
  for (const [prefix, namespace] of Object.entries(PREFIXES)) {
    if (iri.startsWith(namespace) && /^[\w-]+$/.test(iri.slice(namespace.length))) {
      return `${prefix}:${iri.slice(namespace.length)}`;
    }
  }
  return `<${iri}>`;
}

/** The way along a path through the data; `isInverse` goes it backwards. */
export function walkOf(path: PropertyPath, data: DataGraph, isInverse = false): Walk {
  switch (path.kind) {
    case 'predicate': {
      const id = data.id(path.term);
      return isInverse ? (node) => data.subjects(id, node) : (node) => data.objects(node, id);
    }
    case 'inverse':
      return walkOf(path.path, data, !isInverse);
    case 'alternative': {
      const walks = path.paths.map((part) => walkOf(part, data, isInverse));
      return (node) => distinct(walks.map((walk) => walk(node)));
    }
    case 'sequence': {
      const walks = path.paths.map((part) => walkOf(part, data, isInverse));
      if (isInverse) walks.reverse();
      return (node) =>
        walks.reduce<Nodes>((nodes, walk) => distinct(Array.from(nodes, (each) => walk(each))), [node]);
    }
    default:
      return repeated(path, walkOf(path.path, data, isInverse));
  }
}

function repeated({ least, isOnce }: { least: 0 | 1; isOnce: boolean }, step: Walk): Walk {
  if (isOnce) return (node) => distinct([[node], step(node)]);
  return (node) => {
    const reached = new Set(least === 0 ? [node] : step(node));
    // A set is gone through to its end, also where it grows meanwhile.
    for (const each of reached) for (const next of step(each)) reached.add(next);
    return [...reached];
  };
}

function distinct(parts: readonly Nodes[]): Nodes {
  const [first, ...others] = parts;
  if (first !== undefined && others.length === 0) return first;
  const all = new Set<number>();
  for (const part of parts) for (const node of part) all.add(node);
  return [...all];
}
