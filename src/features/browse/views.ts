import { Problem } from '../../http/problem.ts';
import type { Site } from '../../http/serving/publication.ts';
import type { Language } from '../../pages/messages/messages.ts';
import type { PageContext } from '../../pages/page-context.ts';
import { namesOfTerms } from './classes.ts';
import { type ConceptNode, conceptsOf, letterOf, schemesOf, topConcepts } from './concepts.ts';
import { datedBy, datedViews, datePropertiesOf, yearCounts } from './dates.ts';
import type { ConceptsView } from './page/concepts.tsx';
import type { PlacesView } from './page/map.tsx';
import type { TimelineView } from './page/timeline.tsx';
import { placesByName, placesOf, pointsOf } from './places.ts';

/** What an address asks of a page: a part, and what is chosen. */
export interface BrowseRequest {
  readonly page: number;
  readonly scheme?: string | undefined;
  readonly letter?: string | undefined;
  readonly property?: string | undefined;
}

const CONCEPTS_OF_PAGE = 200;
const EVENTS_OF_PAGE = 50;
const PLACES_OF_PAGE = 100;

/** The concepts as a page shows them; throws a Problem for a scheme or page that there is not, and for what is no letter. */
export async function conceptsView(
  site: Site,
  request: BrowseRequest,
  language: Language,
): Promise<ConceptsView> {
  const [all, schemes] = await Promise.all([conceptsOf(site, language), schemesOf(site, language)]);
  const scheme = chosen(schemes, request.scheme, schemes.length === 1);
  const concepts = [...all.values()].filter((one) => !scheme || one.schemes.includes(scheme.iri));
  const letters = lettersOf(concepts, language);
  const { letter } = request;
  // A letter of one language may begin no name in another: the page in that language is empty, and not missing.
  if (letter !== undefined && [...letter].length !== 1) throw nothing('This is no letter.');
  const selected =
    letter === undefined
      ? topConcepts(concepts)
      : byName(
          concepts.filter(({ name }) => (letterOf(name.text, language) ?? '#') === letter),
          language,
        );
  return {
    ...{ all, schemes, scheme, letters, letter, total: concepts.length },
    ...partOf(selected, request.page, CONCEPTS_OF_PAGE),
  };
}

function chosen<Scheme extends { readonly iri: string }>(
  schemes: readonly Scheme[],
  iri: string | undefined,
  isOnly: boolean,
): Scheme | undefined {
  if (iri === undefined) return isOnly ? schemes[0] : undefined;
  const found = schemes.find((scheme) => scheme.iri === iri);
  if (!found) throw nothing('There is no concept scheme of this IRI with concepts in it.');
  return found;
}

function lettersOf(concepts: readonly ConceptNode[], language: Language): readonly string[] {
  const { compare } = new Intl.Collator(language);
  const found = new Set(concepts.map(({ name }) => letterOf(name.text, language) ?? '#'));
  return [...found].sort((a, b) => Number(a === '#') - Number(b === '#') || compare(a, b));
}

function byName(concepts: readonly ConceptNode[], language: Language): readonly ConceptNode[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  return concepts.toSorted((a, b) => compare(a.name.text, b.name.text));
}

/** Everything with a place, as a page shows it. */
export async function placesView(
  site: Site,
  context: PageContext,
  request: BrowseRequest,
): Promise<PlacesView> {
  const [places, named] = await Promise.all([placesOf(site), placesByName(site, context.language)]);
  const { shown, ...part } = partOf(named, request.page, PLACES_OF_PAGE);
  const points = request.page === 1 ? await pointsOf(site, context, places) : [];
  return { points, total: places.length, rows: shown, ...part };
}

/** Everything with a date by one property, as a page shows it; throws a Problem for a property that gives no dates. */
export async function timelineView(
  site: Site,
  request: BrowseRequest,
  language: Language,
): Promise<TimelineView> {
  const properties = datePropertiesOf(site);
  const property = request.property ?? properties[0] ?? '';
  if (!properties.includes(property)) throw nothing('This property gives no dates.');
  const [dated, nameOf] = await Promise.all([
    datedBy(site, property),
    namesOfTerms(site, properties, language),
  ]);
  const { shown, ...part } = partOf(dated, request.page, EVENTS_OF_PAGE);
  return {
    properties: properties.map((iri) => ({ iri, name: nameOf(iri) })),
    ...{ property, total: new Set(dated.map(({ iri }) => iri)).size, ...yearCounts(dated), ...part },
    events: await datedViews(site, shown, language),
  };
}

function partOf<Item>(all: readonly Item[], page: number, size: number) {
  const pages = Math.max(1, Math.ceil(all.length / size));
  if (page > pages) throw nothing(`This list ends with page ${pages}.`);
  return { shown: all.slice((page - 1) * size, page * size), page, pages };
}

function nothing(detail: string): Problem {
  return new Problem('not-found', detail);
}
