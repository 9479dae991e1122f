import {
  type Bases,
  describedPath,
  documentPath,
  parameterAddress,
  ROOT_SEGMENTS,
} from '../pages/document-address.ts';
import type { ResourceView, Text } from '../pages/resource-view.ts';
import { labelStatements } from '../query/description-source.ts';
import { isNamed, union } from '../query/resource-quads.ts';
import { bestLabel, LABEL_PROPERTIES, literalText } from '../rdf/label.ts';
import { inOrder } from '../rdf/order.ts';
import { iri, type NamedNode, type Quad, quad, type Subject } from '../rdf/terms.ts';
import { RDF } from '../rdf/vocabularies.ts';
import { datasetLines } from '../release/diff/diff.ts';
import { resourceIri } from '../release/diff/feed.ts';
import { quadsOf, statement } from '../release/n-quads/lines.ts';
import { StoredSubjects } from '../release/n-quads/stored-subjects.ts';
import { describedGraph } from '../release/store/manifest.ts';
import { Problem } from './problem.ts';
import type { Representation } from './representation.ts';
import { documents, type Site } from './serving/publication.ts';
import { readStored } from './serving/stored-values.ts';

/** The path of an absolute http URL as it is written there; `/` where it has none. */
export function pathOf(url: string): string {
  const [start, query, fragment] = [url.indexOf('/', 8), url.indexOf('?'), url.indexOf('#')];
  const end = Math.min(query < 0 ? url.length : query, fragment < 0 ? url.length : fragment);
  return start < 0 || start > end ? '/' : url.slice(start, end);
}

/** The path of a request below the base IRI, as it was sent, with its leading slash; a proxy may have taken the path of the base away. */
export function dataPath(url: string, { base, namespace = base }: Bases): string {
  const [path, root] = [pathOf(url), new URL(namespace).pathname];
  return root.length > 1 && path.startsWith(root) ? path.slice(root.length - 1) : path;
}

/** The path by which the router knows a request: that below the prefix of munpart's own pages; one that no route has where the request is for an IRI of the data. */
export function requestPath(url: string, bases: Bases): string {
  const { base, namespace = base } = bases;
  const path = dataPath(url, bases);
  if (namespace === base) return path;
  const prefix = `/${base.slice(namespace.length)}`;
  if (path.startsWith(prefix)) return path.slice(prefix.length - 1);
  const [, segment = ''] = path.split('/');
  const isOfRoot = ROOT_SEGMENTS.some((name) => segment === name || segment.startsWith(`${name}.`));
  return isOfRoot ? path : `/${path}`;
}

/** Absolute URL of the page or document to read about an IRI. */
export function documentUrl(iri: string, bases: Bases): string {
  return new URL(describedPath(iri, bases), bases.base).href;
}

/** The address below the site's base of the document about an IRI, where its representations are: `doc/place/radom`, `doc?iri=…`. */
export function documentAddress(iri: string, bases: Bases): string {
  const root = new URL(bases.base).pathname;
  const path = iri.includes('#') ? undefined : documentPath(iri, bases)?.slice(root.length);
  return path !== undefined && /^(?:doc\/|def(?:\/|$))/.test(path) ? path : parameterAddress(iri);
}

/** A path without the suffix of one of the forms, and that form. */
export function withoutSuffix(
  path: string,
  forms: readonly Representation[],
): { path: string; representation?: Representation } {
  const dot = path.lastIndexOf('.');
  const representation =
    dot > path.lastIndexOf('/') + 1 && forms.find((one) => one.extension === path.slice(dot + 1));
  return representation ? { path: path.slice(0, dot), representation } : { path };
}

/** Blank nodes that one such document may hold, as many as an IRI has parts: they are looked up one by one. */
const MAX_NODES = 5_000;

/** The label, behind `_:`, of the blank node that an IRI stands for (RDF 1.1 §3.5); undefined for any other IRI. */
export function blankNodeOf({ base }: Site, name: string): string | undefined {
  const start = resourceIri('_:', base);
  const label = name.startsWith(start) ? name.slice(start.length) : '';
  return /^\w+$/.test(label) ? `_:${label}` : undefined;
}

/** A blank node as a resource of the IRI that stands for it; undefined where the data have none of this label. Rejects with a Problem where there is too much below it. */
export function blankNodeView(site: Site, label: string): Promise<ResourceView | undefined> {
  return StoredSubjects.read(site.publication.release, async (stored) => {
    const all = await statementsBelow(site, stored, label);
    if (all.length === 0) return undefined;
    const name = resourceIri(label, site.base);
    const quads = inOrder(all.map((one) => renamed(one, label, iri(name))));
    const claims = quads.filter(isNamed);
    const unnamed = quads.filter((one) => !isNamed(one));
    const isUnion = describedGraph(site.publication.release.manifest) === 'union';
    const labels = await labelStatements(documents(site), quads);
    const own = isUnion ? inOrder(union(quads)) : unnamed;
    const view = { iri: name, own, inbound: [], inboundTotal: 0, labels, claims };
    return isUnion ? { ...view, stated: [...unnamed, ...labels] } : view;
  });
}

async function statementsBelow(site: Site, stored: StoredSubjects, label: string): Promise<Quad[]> {
  const reached = new Set([label]);
  const quads: Quad[] = [];
  for (const node of reached) {
    for (const one of quadsOf(await stored.beginningWith(`${node} `))) {
      quads.push(one);
      if (one.object.termType === 'BlankNode') reached.add(`_:${one.object.value}`);
    }
    if (reached.size > MAX_NODES) throw tooManyNodes(site);
  }
  return quads;
}

function tooManyNodes({ base }: Site): Problem {
  const detail = `This document would hold more than ${MAX_NODES} blank nodes. Ask by SPARQL for a part of them, or take a dump.`;
  return new Problem('too-large', detail, { links: [{ href: `${base}dataset`, label: 'Dumps' }] });
}

function renamed({ subject, predicate, object, graph }: Quad, label: string, name: NamedNode): Quad {
  const [from, to] = [subject, object].map((term) =>
    term.termType === 'BlankNode' && `_:${term.value}` === label ? name : term,
  ) as [Subject, Subject];
  return quad(from, predicate as NamedNode, to, graph as Subject);
}

/** The view with IRIs for the blank nodes that point at the resource, so that pages lead to them; what the data on the disk know by no such label stays away. */
export async function withNamedInbound(site: Site, view: ResourceView): Promise<ResourceView> {
  if (view.inbound.every(({ subject }) => subject.termType !== 'BlankNode')) return view;
  return StoredSubjects.read(site.publication.release, async (stored) => {
    const named = async (one: Quad) => {
      const label = `_:${one.subject.value}`;
      if (one.subject.termType !== 'BlankNode') return [one];
      const isKnown = await stored.has(`${label} `);
      return isKnown ? [renamed(one, label, iri(resourceIri(label, site.base)))] : [];
    };
    const all = (quads: readonly Quad[]) => Promise.all(quads.map(named)).then((found) => found.flat());
    return { ...view, inbound: await all(view.inbound) };
  });
}

/** IRIs that stand for the blank nodes to which no statement of anything else leads: of those that lead round, the first. Read once a release, for it takes reading all there is. */
export function unreachableBlankNodes(site: Site): Promise<readonly string[]> {
  return readStored(site, 'blank nodes', async () => {
    const led = new Set<string>();
    const edges = new Map<string, string[]>();
    for await (const lines of datasetLines(site.publication.release)) {
      for (const line of lines) if (line.includes('_:')) collect(line, edges, led);
    }
    follow([...led], edges, led);
    const roots: string[] = [];
    for (const node of ledLast(edges)) {
      if (led.has(node)) continue;
      roots.push(node);
      led.add(node);
      follow([node], edges, led);
    }
    return roots.sort().map((label) => resourceIri(label, site.base));
  });
}

function collect(line: string, edges: Map<string, string[]>, led: Set<string>): void {
  const { subject, object } = statement(line);
  if (subject.startsWith('_:')) {
    const known = edges.get(subject);
    if (known === undefined) edges.set(subject, object.startsWith('_:') ? [object] : []);
    else if (object.startsWith('_:')) known.push(object);
  } else if (object.startsWith('_:')) led.add(object);
}

/** What nothing leads to comes before what lies in a ring; what IRIs lead to has been followed by then. */
function ledLast(edges: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const targets = new Set([...edges.values()].flat());
  return [...edges.keys()].sort((a, b) => Number(targets.has(a)) - Number(targets.has(b)));
}

function follow(open: string[], edges: ReadonlyMap<string, readonly string[]>, led: Set<string>): void {
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const next of edges.get(node) ?? []) {
      if (led.has(next)) continue;
      led.add(next);
      open.push(next);
    }
  }
}

/** What to call a blank node that has an IRI to stand for it: its label, else the kind of thing that it is. */
export async function nameOfBlankNode(site: Site, name: string, language: string): Promise<Text> {
  const about = await statementsAbout(site, blankNodeOf(site, name) ?? '');
  for (const property of LABEL_PROPERTIES) {
    const texts = about.filter(({ predicate }) => predicate.value === property).map(({ object }) => object);
    const best = bestLabel(
      texts.flatMap((object) => (object.termType === 'Literal' ? [literalText(object)] : [])),
      language,
    );
    if (best) return best;
  }
  const type = about.find(({ predicate }) => predicate.value === RDF.type.value)?.object.value;
  return { text: type ?? name.slice(name.lastIndexOf('/') + 1) };
}

async function statementsAbout(site: Site, label: string): Promise<readonly Quad[]> {
  if (label === '') return [];
  const { release } = site.publication;
  return [...quadsOf(await StoredSubjects.read(release, (stored) => stored.beginningWith(`${label} `)))];
}
