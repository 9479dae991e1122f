import { compareCodePoints } from '../../rdf/canonical.ts';
import { schemeOf } from '../../rdf/identifier-schemes.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import type { DefaultGraph } from '../../rdf/store.ts';
import { RDF, WGS } from '../../rdf/vocabularies.ts';
import type { EncodedLines } from '../n-quads/encoded-lines.ts';
import { iriOf } from '../n-quads/lines.ts';
import type { Count, LinkCount, Manifest } from '../store/manifest.ts';
import { areaOf, Extent } from './build-input.ts';

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

/** Counts a dataset in one pass over its columns; all but what is said of graphs is of the graph that is described (VoID §4). */
export function countsOf(lines: EncodedLines, base: string, described: DefaultGraph = 'own'): Counts {
  const [subjects, predicates, objects, graphs] = lines.columns.places as Columns;
  const tally = new Tally(lines);
  const byGraph = new Map<number, number>();
  let [own, union] = [0, 0];
  for (let row = 0; row < lines.length; row++) {
    const [s, p, o] = [subjects[row] as number, predicates[row] as number, objects[row] as number];
    const graph = graphs[row] as number;
    // In canonical order, one triple's lines follow each other, that of the default graph first.
    const isNew = row === 0 || s !== subjects[row - 1] || p !== predicates[row - 1] || o !== objects[row - 1];
    if (isNew) union++;
    if (graph === 0) own++;
    else increment(byGraph, graph);
    if (described === 'own' ? graph === 0 : isNew) tally.add(s, p, o);
  }
  const named = sorted(byGraph, lines);
  return {
    quads: lines.length,
    described,
    graphs: named,
    blankGraphs: byGraph.size - named.length,
    tripleCounts: { own, union },
    ...tally.result(`${base}id/`),
  };
}

type Columns = readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array];

/** What the values of a property tell beside their number. */
type Use = (object: number) => void;

class Tally {
  readonly #lines: EncodedLines;
  readonly #subjects = new Map<number, number>();
  readonly #isObject: Uint8Array;
  readonly #classes = new Map<number, number>();
  readonly #properties = new Map<number, number>();
  readonly #dates = new Map<number, number>();
  readonly #links = new Map<string, number>();
  readonly #uses = new Map<number, Use | undefined>();
  /** By id: whether it is a date; 0 where nobody has looked. */
  readonly #kinds: Uint8Array;
  /** By id: the name of the scheme that an IRI is of; null where it is of none. */
  readonly #schemes: (string | null | undefined)[];
  #triples = 0;
  #objects = 0;
  readonly #latitudes = new Extent(90);
  readonly #longitudes = new Extent(180);
  readonly #days: { start?: string; end?: string } = {};

  constructor(lines: EncodedLines) {
    this.#lines = lines;
    this.#isObject = new Uint8Array(lines.columns.starts.length);
    this.#kinds = new Uint8Array(lines.columns.starts.length);
    this.#schemes = new Array(lines.columns.starts.length);
  }

  add(subject: number, predicate: number, object: number): void {
    this.#triples++;
    increment(this.#subjects, subject);
    increment(this.#properties, predicate);
    if (this.#isObject[object] === 0) {
      this.#isObject[object] = 1;
      this.#objects++;
    }
    if (this.#isDate(object)) increment(this.#dates, predicate);
    this.#addLink(predicate, object);
    this.#useOf(predicate)?.(object);
  }

  #isDate(object: number): boolean {
    if (this.#kinds[object] === 0) this.#kinds[object] = DATE.test(this.#lines.term(object)) ? 2 : 1;
    return this.#kinds[object] === 2;
  }

  #useOf(predicate: number): Use | undefined {
    if (!this.#uses.has(predicate)) this.#uses.set(predicate, this.#newUse(this.#lines.term(predicate)));
    return this.#uses.get(predicate);
  }

  #newUse(predicate: string): Use | undefined {
    const text = (object: number) => this.#lines.term(object);
    if (predicate === TYPE) return (object) => increment(this.#classes, object);
    if (predicate === LATITUDE) return (object) => this.#latitudes.add(text(object));
    if (predicate === LONGITUDE) return (object) => this.#longitudes.add(text(object));
    if (BOUNDS.test(predicate)) return (object) => this.#addDay(DAY.exec(text(object))?.[1]);
    return undefined;
  }

  result(ownSpace: string): Omit<Counts, 'quads' | 'described' | 'graphs' | 'blankGraphs' | 'tripleCounts'> {
    const iris = [...this.#subjects].flatMap(([subject, size]) => {
      const iri = iriOf(this.#lines.term(subject));
      return iri === undefined ? [] : [{ iri, size }];
    });
    const own = iris.filter(({ iri }) => iri.startsWith(ownSpace));
    const example = richest(own.length > 0 ? own : iris);
    const { start, end } = this.#days;
    const area = areaOf(this.#latitudes, this.#longitudes);
    return {
      triples: this.#triples,
      distinctSubjects: this.#subjects.size,
      distinctObjects: this.#objects,
      entities: own.length > 0 ? own.length : iris.length,
      ...(own.length > 0 && { uriSpace: ownSpace }),
      ...(example !== undefined && { example }),
      ...(area && { area }),
      ...(start !== undefined && end !== undefined && { temporal: { start, end } }),
      dates: sorted(this.#dates, this.#lines),
      classes: sorted(this.#classes, this.#lines),
      properties: sorted(this.#properties, this.#lines),
      links: linkCounts(this.#links),
    };
  }

  #addLink(predicate: number, object: number): void {
    let scheme = this.#schemes[object];
    if (scheme === undefined) {
      scheme = schemeOf(iriOf(this.#lines.term(object)) ?? '')?.name ?? null;
      this.#schemes[object] = scheme;
    }
    if (scheme !== null) increment(this.#links, `${scheme} ${this.#lines.term(predicate)}`);
  }

  #addDay(day: string | undefined): void {
    if (day === undefined) return;
    if (this.#days.start === undefined || day < this.#days.start) this.#days.start = day;
    if (this.#days.end === undefined || day > this.#days.end) this.#days.end = day;
  }
}

/** The resource with the most statements tells the most as an example; parts of another are none. */
function richest(iris: readonly { readonly iri: string; readonly size: number }[]): string | undefined {
  const whole = iris.filter(({ iri }) => !iri.includes('#'));
  const [first, ...others] = whole.length > 0 ? whole : iris;
  return others.reduce((best, next) => (best && next.size > best.size ? next : best), first)?.iri;
}

function linkCounts(links: ReadonlyMap<string, number>): LinkCount[] {
  return [...links]
    .sort(([a], [b]) => compareCodePoints(a, b))
    .map(([key, count]) => {
      const [target = '', predicate = ''] = key.split(' ');
      return { target, predicate: predicate.slice(1, -1), count };
    });
}

function increment<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Counts of IRIs in code point order; blank nodes cannot name a class or graph in a description, so they are left out. */
function sorted(counts: ReadonlyMap<number, number>, lines: EncodedLines): Count[] {
  return [...counts]
    .map(([id, count]) => ({ iri: iriOf(lines.term(id)) ?? '', count }))
    .filter(({ iri }) => iri !== '')
    .sort((a, b) => compareCodePoints(a.iri, b.iri));
}
