import { compareCodePoints } from '../rdf/canonical.ts';
import { PREFIXES } from '../rdf/namespaces.ts';
import { RDF, WGS } from '../rdf/vocabularies.ts';
import { iriOf, type Lines, type Statement, statement } from './lines.ts';
import { linkTargetOf } from './links.ts';
import type { Area, Count, LinkCount, Manifest } from './manifest.ts';

/** The numbers of a manifest. */
export type Counts = Pick<
  Manifest,
  | 'quads'
  | 'triples'
  | 'distinctSubjects'
  | 'distinctObjects'
  | 'entities'
  | 'uriSpace'
  | 'example'
  | 'area'
  | 'temporal'
  | 'classes'
  | 'properties'
  | 'graphs'
  | 'links'
>;

const TYPE = `<${RDF.type.value}>`;
const BOUNDS = new RegExp(`^<${PREFIXES.mp}(start|signed)(Earliest|Latest)>$`);
const LATITUDE = `<${WGS.lat.value}>`;
const LONGITUDE = `<${WGS.long.value}>`;
const DEGREES = /^"(-?\d+(?:\.\d+)?)"/;
const DAY = /^"(\d{4}-\d{2}-\d{2})"/;

/** Counts a dataset in one pass; all but `quads` and `graphs` are of its default graph (VoID §4). */
export function countsOf(lines: Lines, base: string): Counts {
  const tally = new Tally();
  for (const line of lines) tally.add(statement(line));
  return { quads: lines.length, ...tally.result(`${base}id/`) };
}

class Tally {
  readonly #subjects = new Map<string, number>();
  readonly #objects = new Set<string>();
  readonly #classes = new Map<string, number>();
  readonly #properties = new Map<string, number>();
  readonly #graphs = new Map<string, number>();
  readonly #links = new Map<string, number>();
  #triples = 0;
  readonly #latitudes = new Extent(90);
  readonly #longitudes = new Extent(180);
  readonly #days: { start?: string; end?: string } = {};

  add(line: Statement): void {
    if (line.graph !== '') {
      increment(this.#graphs, line.graph);
      return;
    }
    this.#triples++;
    increment(this.#subjects, line.subject);
    this.#objects.add(line.object);
    increment(this.#properties, line.predicate);
    if (line.predicate === TYPE) increment(this.#classes, line.object);
    this.#addLink(line);
    if (line.predicate === LATITUDE) this.#latitudes.add(line.object);
    if (line.predicate === LONGITUDE) this.#longitudes.add(line.object);
    if (BOUNDS.test(line.predicate)) this.#addDay(DAY.exec(line.object)?.[1]);
  }

  result(ownSpace: string): Omit<Counts, 'quads'> {
    const iris = [...this.#subjects.keys()].flatMap((subject) => iriOf(subject) ?? []);
    const own = iris.filter((iri) => iri.startsWith(ownSpace));
    const example = this.#richest(own.length > 0 ? own : iris);
    const { start, end } = this.#days;
    const area = areaOf(this.#latitudes, this.#longitudes);
    return {
      triples: this.#triples,
      distinctSubjects: this.#subjects.size,
      distinctObjects: this.#objects.size,
      entities: own.length > 0 ? own.length : iris.length,
      ...(own.length > 0 && { uriSpace: ownSpace }),
      ...(example !== undefined && { example }),
      ...(area && { area }),
      ...(start !== undefined && end !== undefined && { temporal: { start, end } }),
      classes: sorted(this.#classes),
      properties: sorted(this.#properties),
      graphs: sorted(this.#graphs),
      links: linkCounts(this.#links),
    };
  }

  /** The resource with the most statements tells the most as an example; parts of another are none. */
  #richest(iris: readonly string[]): string | undefined {
    const size = (iri: string) => this.#subjects.get(`<${iri}>`) ?? 0;
    const whole = iris.filter((iri) => !iri.includes('#'));
    const candidates = whole.length > 0 ? whole : iris;
    return candidates.reduce<string | undefined>(
      (best, next) => (best === undefined || size(next) > size(best) ? next : best),
      undefined,
    );
  }

  #addLink({ predicate, object }: Statement): void {
    const target = linkTargetOf(iriOf(object) ?? '');
    if (target !== undefined) increment(this.#links, `${target.name} ${predicate}`);
  }

  #addDay(day: string | undefined): void {
    if (day === undefined) return;
    if (this.#days.start === undefined || day < this.#days.start) this.#days.start = day;
    if (this.#days.end === undefined || day > this.#days.end) this.#days.end = day;
  }
}

/** The least and the greatest of numbers of degrees, of those that there can be. */
class Extent {
  readonly #bound: number;
  least = Number.POSITIVE_INFINITY;
  greatest = Number.NEGATIVE_INFINITY;

  constructor(bound: number) {
    this.#bound = bound;
  }

  /** `literal` is a term of N-Quads. */
  add(literal: string): void {
    const degrees = Number(DEGREES.exec(literal)?.[1] ?? Number.NaN);
    if (!(Math.abs(degrees) <= this.#bound)) return;
    this.least = Math.min(this.least, degrees);
    this.greatest = Math.max(this.greatest, degrees);
  }
}

function areaOf(latitudes: Extent, longitudes: Extent): Area | undefined {
  if (latitudes.least > latitudes.greatest || longitudes.least > longitudes.greatest) return undefined;
  return {
    west: longitudes.least,
    south: latitudes.least,
    east: longitudes.greatest,
    north: latitudes.greatest,
  };
}

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Counts of IRIs in code point order; blank nodes cannot name a class or graph in a description, so they are left out. */
function sorted(counts: ReadonlyMap<string, number>): Count[] {
  return [...counts]
    .flatMap(([term, count]) => ({ iri: iriOf(term) ?? '', count }))
    .filter(({ iri }) => iri !== '')
    .sort((a, b) => compareCodePoints(a.iri, b.iri));
}

function linkCounts(links: ReadonlyMap<string, number>): LinkCount[] {
  return [...links]
    .sort(([a], [b]) => compareCodePoints(a, b))
    .map(([key, count]) => {
      const [target = '', predicate = ''] = key.split(' ');
      return { target, predicate: predicate.slice(1, -1), count };
    });
}
