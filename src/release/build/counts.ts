import { compareCodePoints } from '../../rdf/canonical.ts';
import { schemeOf } from '../../rdf/identifier-schemes.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import type { DefaultGraph } from '../../rdf/store.ts';
import { RDF, WGS } from '../../rdf/vocabularies.ts';
import { iriOf, type Lines, type Statement, statement } from '../n-quads/lines.ts';
import type { Count, LinkCount, Manifest } from '../store/manifest.ts';
import { areaOf, Extent } from './build-input.ts';

/** The numbers of a manifest that are about graphs. */
type GraphCounts = Pick<Manifest, 'graphs'> & Required<Pick<Manifest, 'blankGraphs' | 'tripleCounts'>>;

/** Counts graphs, and the triples in the default graph and in the union of all, of canonical lines in their order. */
class GraphTally {
  readonly #graphs = new Map<string, number>();
  #own = 0;
  #union = 0;
  #last = '';

  /** Whether a statement stands in the default graph, and whether it is the first with its triple: in canonical order, one triple's lines follow each other. */
  add({ subject, predicate, object, graph }: Statement): { isOwn: boolean; isNew: boolean } {
    const triple = `${subject} ${predicate} ${object}`;
    const isNew = triple !== this.#last;
    const isOwn = graph === '';
    this.#last = triple;
    if (isNew) this.#union++;
    if (isOwn) this.#own++;
    else increment(this.#graphs, graph);
    return { isOwn, isNew };
  }

  result(): GraphCounts {
    const graphs = sorted(this.#graphs);
    return {
      graphs,
      blankGraphs: this.#graphs.size - graphs.length,
      tripleCounts: { own: this.#own, union: this.#union },
    };
  }
}

/** Counts one more. */
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
  | 'dates'
  | 'classes'
  | 'properties'
  | 'graphs'
  | 'blankGraphs'
  | 'tripleCounts'
  | 'described'
  | 'links'
>;

const TYPE = `<${RDF.type.value}>`;
const BOUNDS = new RegExp(`^<${PREFIXES.mp}(start|signed)(Earliest|Latest)>$`);
const LATITUDE = `<${WGS.lat.value}>`;
const LONGITUDE = `<${WGS.long.value}>`;
/** A literal of a type of dates, from the year to the moment. */
const DATE = /\^\^<http:\/\/www\.w3\.org\/2001\/XMLSchema#(?:date|dateTime|gYear|gYearMonth)>$/;
const DAY = /^"(\d{4}-\d{2}-\d{2})"/;

/** Counts a dataset in one pass; all but what is said of graphs is of the graph that is described (VoID §4). */
export function countsOf(lines: Lines, base: string, described: DefaultGraph = 'own'): Counts {
  const tally = new Tally();
  const graphs = new GraphTally();
  for (const line of lines) {
    const one = statement(line);
    const { isOwn, isNew } = graphs.add(one);
    if (described === 'own' ? isOwn : isNew) tally.add(one);
  }
  return { quads: lines.length, described, ...graphs.result(), ...tally.result(`${base}id/`) };
}

class Tally {
  readonly #subjects = new Map<string, number>();
  readonly #objects = new Set<string>();
  readonly #classes = new Map<string, number>();
  readonly #properties = new Map<string, number>();
  readonly #dates = new Map<string, number>();
  readonly #links = new Map<string, number>();
  #triples = 0;
  readonly #latitudes = new Extent(90);
  readonly #longitudes = new Extent(180);
  readonly #days: { start?: string; end?: string } = {};

  add(line: Statement): void {
    this.#triples++;
    increment(this.#subjects, line.subject);
    this.#objects.add(line.object);
    increment(this.#properties, line.predicate);
    if (line.predicate === TYPE) increment(this.#classes, line.object);
    if (DATE.test(line.object)) increment(this.#dates, line.predicate);
    this.#addLink(line);
    if (line.predicate === LATITUDE) this.#latitudes.add(line.object);
    if (line.predicate === LONGITUDE) this.#longitudes.add(line.object);
    if (BOUNDS.test(line.predicate)) this.#addDay(DAY.exec(line.object)?.[1]);
  }

  result(ownSpace: string): Omit<Counts, 'quads' | 'described' | keyof GraphCounts> {
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
      dates: sorted(this.#dates),
      classes: sorted(this.#classes),
      properties: sorted(this.#properties),
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
    const target = schemeOf(iriOf(object) ?? '');
    if (target !== undefined) increment(this.#links, `${target.name} ${predicate}`);
  }

  #addDay(day: string | undefined): void {
    if (day === undefined) return;
    if (this.#days.start === undefined || day < this.#days.start) this.#days.start = day;
    if (this.#days.end === undefined || day > this.#days.end) this.#days.end = day;
  }
}

function linkCounts(links: ReadonlyMap<string, number>): LinkCount[] {
  return [...links]
    .sort(([a], [b]) => compareCodePoints(a, b))
    .map(([key, count]) => {
      const [target = '', predicate = ''] = key.split(' ');
      return { target, predicate: predicate.slice(1, -1), count };
    });
}
