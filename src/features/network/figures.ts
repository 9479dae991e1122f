import type { NetworkEdge, NetworkGraph, NetworkNode } from './graph.ts';

/** The figures that studies of twinning report, of an undirected graph; absent where they are not defined. */
export interface NetworkFigures {
  readonly nodes: number;
  readonly edges: number;
  /** Share of all possible pairs that are ties. */
  readonly density: number;
  readonly meanDegree: number;
  readonly maxDegree: number;
  /** Degree → number of nodes, by degree. */
  readonly degrees: readonly (readonly [degree: number, nodes: number])[];
  readonly components: number;
  readonly largestComponent: number;
  /** Mean of the local clustering coefficients, 0 for nodes of fewer than two ties (Watts and Strogatz 1998). */
  readonly clustering: number;
  /** Share of paths of two steps that are closed (Newman 2003). */
  readonly transitivity: number;
  /** Pearson's correlation of the degrees at both ends (Newman 2002). */
  readonly assortativity?: number;
  /** Of the ties reported by one end to another whose page was read too, the share that is returned. */
  readonly reciprocity?: number;
  /** Ties as reports: from who says so to the partner. */
  readonly reported: number;
  readonly reportedBetweenRead: number;
  /** Kilometres; absent where no pair has coordinates. */
  readonly distance?: {
    readonly pairs: number;
    readonly mean: number;
    readonly median: number;
    readonly shortest: number;
    readonly longest: number;
  };
}

/** Two municipalities that work together, and the kilometres between them. */
export interface NetworkTie {
  readonly source: NetworkNode;
  readonly target: NetworkNode;
  readonly km: number;
}

const MAX_LONGEST_TIES = 10;

/** The ties over the longest distances, the longest first. */
export function longestTies({ nodes, edges }: NetworkGraph): readonly NetworkTie[] {
  const byIri = new Map(nodes.map((node) => [node.iri, node]));
  const node = (iri: string) => byIri.get(iri) ?? { iri, labels: {}, isRead: false };
  return edges
    .flatMap(({ source, target, km }) => (km === undefined ? [] : [{ source, target, km }]))
    .sort((one, other) => other.km - one.km)
    .slice(0, MAX_LONGEST_TIES)
    .map(({ source, target, km }) => ({ source: node(source), target: node(target), km }));
}

type Neighbours = ReadonlyMap<string, ReadonlySet<string>>;

/** The figures of a network, in a time that grows with its ties and the squares of its degrees. */
export function figuresOf({ nodes, edges }: NetworkGraph): NetworkFigures {
  const neighbours = neighboursOf(
    nodes.map(({ iri }) => iri),
    edges,
  );
  const degrees = [...neighbours.values()].map(({ size }) => size);
  const sizes = componentSizes(neighbours);
  const isRead = new Set(nodes.filter((node) => node.isRead).map(({ iri }) => iri));
  const pairs = (nodes.length * (nodes.length - 1)) / 2;
  const assortativity = correlation(edges, neighbours);
  const distance = distanceFigures(edges);
  return {
    nodes: nodes.length,
    edges: edges.length,
    density: pairs === 0 ? 0 : edges.length / pairs,
    meanDegree: nodes.length === 0 ? 0 : (2 * edges.length) / nodes.length,
    maxDegree: maxOf(degrees),
    degrees: counted(degrees),
    components: sizes.length,
    largestComponent: maxOf(sizes),
    ...clusteringOf(neighbours),
    ...(assortativity !== undefined && { assortativity }),
    ...reciprocityOf(edges, isRead),
    ...(distance && { distance }),
  };
}

/** 0 where there are none; as arguments, so many numbers would not fit on the stack. */
function maxOf(numbers: readonly number[]): number {
  return numbers.reduce((max, number) => Math.max(max, number), 0);
}

function neighboursOf(iris: readonly string[], edges: readonly NetworkEdge[]): Neighbours {
  const neighbours = new Map(iris.map((iri) => [iri, new Set<string>()]));
  for (const { source, target } of edges) {
    neighbours.get(source)?.add(target);
    neighbours.get(target)?.add(source);
  }
  return neighbours;
}

function counted(values: readonly number[]): readonly (readonly [number, number])[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([one], [other]) => one - other);
}

function componentSizes(neighbours: Neighbours): readonly number[] {
  const seen = new Set<string>();
  const sizes: number[] = [];
  for (const start of neighbours.keys()) {
    if (seen.has(start)) continue;
    const open = [start];
    seen.add(start);
    let size = 0;
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      size++;
      for (const next of neighbours.get(node) ?? []) {
        if (seen.has(next)) continue;
        seen.add(next);
        open.push(next);
      }
    }
    sizes.push(size);
  }
  return sizes;
}

function clusteringOf(neighbours: Neighbours): Pick<NetworkFigures, 'clustering' | 'transitivity'> {
  let [sum, closed, paths] = [0, 0, 0];
  for (const around of neighbours.values()) {
    const possible = (around.size * (around.size - 1)) / 2;
    if (possible === 0) continue;
    const links = linksAmong(around, neighbours);
    sum += links / possible;
    closed += links;
    paths += possible;
  }
  return {
    clustering: neighbours.size === 0 ? 0 : sum / neighbours.size,
    transitivity: paths === 0 ? 0 : closed / paths,
  };
}

/** Ties between the neighbours of a node; the shorter set of each pair is gone through. */
function linksAmong(around: ReadonlySet<string>, neighbours: Neighbours): number {
  let links = 0;
  for (const one of around) {
    const others = neighbours.get(one) ?? new Set();
    const [small, large] = others.size < around.size ? [others, around] : [around, others];
    for (const other of small) if (one < other && large.has(other)) links++;
  }
  return links;
}

/** Pearson's correlation of the degrees at both ends of each tie, taken in both directions; undefined where all are the same. */
function correlation(edges: readonly NetworkEdge[], neighbours: Neighbours): number | undefined {
  const degree = (iri: string) => neighbours.get(iri)?.size ?? 0;
  let [product, sum, squares] = [0, 0, 0];
  for (const { source, target } of edges) {
    const [one, other] = [degree(source), degree(target)];
    product += 2 * one * other;
    sum += one + other;
    squares += one * one + other * other;
  }
  const ends = 2 * edges.length;
  const variance = ends * squares - sum * sum;
  return variance === 0 ? undefined : (ends * product - sum * sum) / variance;
}

function reciprocityOf(edges: readonly NetworkEdge[], isRead: ReadonlySet<string>) {
  let [reported, between, returned] = [0, 0, 0];
  for (const { source, target, reportedBySource, reportedByTarget } of edges) {
    const reports = Number(reportedBySource) + Number(reportedByTarget);
    reported += reports;
    if (!isRead.has(source) || !isRead.has(target)) continue;
    between += reports;
    if (reports === 2) returned += 2;
  }
  return {
    reported,
    reportedBetweenRead: between,
    ...(between > 0 && { reciprocity: returned / between }),
  };
}

function distanceFigures(edges: readonly NetworkEdge[]): NetworkFigures['distance'] {
  const all = edges.flatMap(({ km }) => km ?? []).sort((one, other) => one - other);
  const [shortest, longest] = [all[0], all.at(-1)];
  if (shortest === undefined || longest === undefined) return undefined;
  const middle = [all[Math.ceil(all.length / 2) - 1] ?? 0, all[Math.floor(all.length / 2)] ?? 0] as const;
  return {
    pairs: all.length,
    mean: all.reduce((sum, km) => sum + km, 0) / all.length,
    median: (middle[0] + middle[1]) / 2,
    ...{ shortest, longest },
  };
}
