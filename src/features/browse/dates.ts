import { documents, readOnce, type Site } from '../../http/serving/publication.ts';
import type { Language } from '../../pages/messages/messages.ts';
import type { Text } from '../../pages/resource-view.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { labelsOf, memberLabel } from '../lists/listing.ts';

/** A thing and the date that one of its properties gives. */
export interface Dated {
  readonly iri: string;
  /** Lexical form of a partial date: the day of a moment. */
  readonly date: string;
}

/** A thing with a date, by name. */
export interface DatedView extends Dated {
  readonly name: Text;
}

/** How many things of a year. */
export interface YearCount {
  readonly year: number;
  readonly count: number;
}

/** The properties that dates are values of, the most frequent first. */
export function datePropertiesOf({ publication }: Site): readonly string[] {
  const { dates = [] } = publication.release.manifest;
  return dates.toSorted((a, b) => b.count - a.count || (a.iri < b.iri ? -1 : 1)).map(({ iri }) => iri);
}

const DATE_TYPES = ['date', 'dateTime', 'gYear', 'gYearMonth'].map((type) => `<${PREFIXES.xsd}${type}>`);

/** All things with a date by one property (a valid IRI), each with its days, in the order of time; read once a release. Numbers and texts are no dates, whatever they look like. */
export function datedBy(site: Site, property: string): Promise<readonly Dated[]> {
  return readOnce(site, `dated ${property}`, async () => {
    const rows = await documents(site).rows(
      `SELECT DISTINCT ?iri ?date WHERE { ?iri <${property}> ?date FILTER(isIRI(?iri) && DATATYPE(?date) IN (${DATE_TYPES})) }`,
    );
    const dated = new Map<string, Dated>();
    for (const { iri, date } of rows) {
      const [day] = /^-?\d{4,}(?:-\d\d(?:-\d\d)?)?/.exec(date?.value ?? '') ?? [];
      if (iri && day !== undefined) dated.set(`${day} ${iri.value}`, { iri: iri.value, date: day });
    }
    return [...dated.values()].sort(
      (a, b) =>
        yearOf(a) - yearOf(b) || (a.date < b.date ? -1 : a.date > b.date ? 1 : a.iri < b.iri ? -1 : 1),
    );
  });
}

/** More bars than these are no picture. */
const MAX_BARS = 60;

/** Every year from the first to the last, with how many things are of it; tens, hundreds or more of them where that would be too many. */
export function yearCounts(dated: readonly Dated[]): {
  readonly step: number;
  readonly counts: readonly YearCount[];
} {
  const [first, last] = [dated[0], dated.at(-1)];
  if (!first || !last) return { step: 1, counts: [] };
  const span = yearOf(last) - yearOf(first);
  const step = 10 ** Math.max(0, Math.ceil(Math.log10(span / MAX_BARS)));
  const start = Math.floor(yearOf(first) / step) * step;
  const length = Math.floor((yearOf(last) - start) / step) + 1;
  const counts = Array.from({ length }, (_, index) => ({ year: start + index * step, count: 0 }));
  for (const one of dated) {
    const slot = counts[Math.floor((yearOf(one) - start) / step)];
    if (slot) slot.count++;
  }
  return { step, counts };
}

/** The year of a date, negative before the common era. */
function yearOf({ date }: Pick<Dated, 'date'>): number {
  return Number(/^-?\d+/.exec(date)?.[0] ?? Number.NaN);
}

/** Things with dates by their names. */
export async function datedViews(
  site: Site,
  dated: readonly Dated[],
  language: Language,
): Promise<DatedView[]> {
  const labels = await labelsOf(site, [...new Set(dated.map(({ iri }) => iri))]);
  return dated.map((one) => ({
    ...one,
    name: memberLabel({ iri: one.iri, labels: labels.get(one.iri) ?? [] }, language),
  }));
}
