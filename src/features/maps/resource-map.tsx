import { EmbedCode } from '../../pages/parts/embed-code.tsx';
import { FigureFiles } from '../../pages/parts/figure-files.tsx';
import { partnershipsOf } from '../../pages/parts/partnerships.tsx';
import { timeOf } from '../../pages/parts/year-scale.ts';
import { labelOf, type TermScope, targetOf } from '../../pages/scope.ts';
import type { Statements } from '../../pages/statements/statements.ts';
import { MP, ORG, RDF, WGS } from '../../rdf/vocabularies.ts';
import { memoized } from '../../text/memoize.ts';
import type { MapContent, MapPoint } from './labels.ts';
import { MapPicture } from './picture.tsx';

const SIZE = { width: 640, height: 460, type: 19 };
const MAX_NAMED = 40;
/** A picture that is black with lines helps nobody. */
const MAX_DRAWN = 400;

/** A place with lines to its partners; nothing where it or all of them are nowhere. */
export function PlaceMap({ iri, scope }: { iri: string; scope: TermScope }) {
  const { messages } = scope;
  const content = partnersOf(iri, scope);
  if (!content) return null;
  const name = labelOf(scope, iri).text;
  return (
    <MapFigure
      iri={iri}
      content={content}
      title={messages.map.placeTitle(name)}
      description={messages.map.placeDescription(name, namesOf(partnerIris(iri, scope), scope))}
      scope={scope}
    />
  );
}

/** The parties of a partnership, joined by lines; nothing where fewer than two have coordinates. */
export function PartiesMap({ iri, scope }: { iri: string; scope: TermScope }) {
  const { statements, messages } = scope;
  const content = partiesOf(iri, scope);
  if (!content) return null;
  return (
    <MapFigure
      iri={iri}
      content={content}
      title={messages.map.partiesTitle(labelOf(scope, iri).text)}
      description={messages.map.partiesDescription(namesOf(statements.iris(iri, MP.partner), scope))}
      scope={scope}
    />
  );
}

/** The partnerships that something else takes part in or is about, and the members of a network; nothing where none of them has coordinates. */
export function LinkedMap({ iri, scope }: { iri: string; scope: TermScope }) {
  const { messages } = scope;
  const content = linkedWith(iri, scope);
  if (!content) return null;
  const names = namesOf(
    content.points.map((point) => point.iri),
    scope,
  );
  return (
    <MapFigure
      iri={iri}
      content={content}
      title={messages.map.partiesTitle(labelOf(scope, iri).text)}
      description={messages.map.partiesDescription(names)}
      scope={scope}
    />
  );
}

interface FigureProps {
  readonly iri: string;
  readonly content: MapContent;
  readonly title: string;
  readonly description: string;
  readonly scope: TermScope;
}

function MapFigure({ iri, content, title, description, scope }: FigureProps) {
  const { messages } = scope;
  return (
    <figure class="map small-map">
      <MapPicture content={content} title={title} description={description} {...SIZE} words={messages.map} />
      <FigureFiles messages={messages} name="map" />
      <EmbedCode what="map" iri={iri} scope={scope} />
    </figure>
  );
}

/** What a map of a resource shows: a place with its partners, the parties of a partnership or of all that are linked with anything else, members of a network, or the thing alone; undefined where nothing of it has a place. */
export function mapContentOf(iri: string, scope: TermScope): MapContent | undefined {
  const { statements } = scope;
  const isPartnership = statements.iris(iri, RDF.type).includes(MP.Partnership.value);
  const content = isPartnership ? partiesOf(iri, scope) : (partnersOf(iri, scope) ?? linkedWith(iri, scope));
  if (content) return content;
  const alone = pointOf(iri, scope, true);
  return alone && { points: [alone], arcs: [] };
}

function partnersOf(iri: string, scope: TermScope): MapContent | undefined {
  return contentOf([iri], partnerIris(iri, scope).slice(0, MAX_DRAWN), scope);
}

function partnerIris(iri: string, scope: TermScope): readonly string[] {
  const parties = partnershipsOf(iri, scope).flatMap((one) => scope.statements.iris(one, MP.partner));
  return [...new Set(parties)].filter((partner) => partner !== iri);
}

function partiesOf(iri: string, scope: TermScope): MapContent | undefined {
  const { statements } = scope;
  const parties = statements.iris(iri, MP.partner);
  const reporting = statements.iris(iri, MP.reportedBy).filter((place) => parties.includes(place));
  const from = (reporting.length > 0 ? reporting : parties).slice(0, 1);
  const others = parties.filter((party) => !from.includes(party));
  const content = contentOf(from, others, scope);
  return content && { ...content, points: content.points.map((point) => ({ ...point, principal: true })) };
}

/** The partnerships that a resource is linked with, each as lines between its parties, and the members of a network. */
function linkedWith(iri: string, scope: TermScope): MapContent | undefined {
  const { statements } = scope;
  const partnerships = partnershipsOf(iri, scope).slice(0, MAX_DRAWN);
  const found = partnerships.flatMap((partnership) => partiesOf(partnership, scope) ?? []);
  const members = statements
    .subjectsWith(ORG.organization, iri)
    .flatMap((membership) => statements.iris(membership, ORG.member));
  const alone = partnerships.flatMap((partnership) => statements.iris(partnership, MP.partner));
  const origins = new Set([...members, ...found.flatMap(({ arcs }) => arcs.map(({ from }) => from))]);
  const points = [...new Set([...origins, ...alone])].flatMap((one) => {
    const point = pointOf(one, scope, origins.has(one));
    return point ? [{ ...point, href: targetOf(scope, one)?.href }] : [];
  });
  return points.length === 0 ? undefined : { points, arcs: found.flatMap(({ arcs }) => arcs) };
}

function contentOf(from: readonly string[], to: readonly string[], scope: TermScope): MapContent | undefined {
  const origins = from.flatMap((iri) => pointOf(iri, scope, true) ?? []);
  const endpoints = to.flatMap((iri) => pointOf(iri, scope, false) ?? []);
  if (origins.length === 0 || endpoints.length === 0) return undefined;
  const years = firstYears(from, scope);
  return {
    points: [...origins, ...endpoints],
    arcs: endpoints.map(({ iri }) => ({
      from: origins[0]?.iri ?? '',
      to: iri,
      series: 0,
      count: 1,
      year: years.get(iri),
    })),
  };
}

/** By partner: the year in which its first partnership with any of the places began. */
function firstYears(from: readonly string[], scope: TermScope): ReadonlyMap<string, number> {
  return yearsWithin(scope.statements)(from.join(' '), from, scope);
}

/** By the statements of a page and the places: a map of many partnerships asks for the same ones again and again. */
const yearsWithin = memoized(16, (_: Statements) =>
  memoized(MAX_DRAWN, (_key: string, from: readonly string[], scope: TermScope) => countedYears(from, scope)),
);

function countedYears(from: readonly string[], scope: TermScope): ReadonlyMap<string, number> {
  const { statements } = scope;
  const years = new Map<string, number>();
  for (const partnership of from.flatMap((iri) => partnershipsOf(iri, scope))) {
    const [start] = statements.literals(partnership, MP.start);
    const time = start && timeOf(start.value);
    if (time === undefined) continue;
    for (const partner of statements.iris(partnership, MP.partner)) {
      years.set(partner, Math.min(Math.floor(time), years.get(partner) ?? Infinity));
    }
  }
  return years;
}

function pointOf(iri: string, scope: TermScope, principal: boolean): MapPoint | undefined {
  const { statements } = scope;
  const degrees = (property: typeof WGS.lat) => Number(statements.literals(iri, property)[0]?.value ?? 'x');
  const [lat, long] = [degrees(WGS.lat), degrees(WGS.long)];
  if (!isPosition(lat, long)) return undefined;
  const [country] = statements.iris(iri, MP.country);
  return {
    iri,
    lat,
    long,
    name: labelOf(scope, iri),
    note: country && labelOf(scope, country).text,
    href: principal ? undefined : targetOf(scope, iri)?.href,
    principal,
  };
}

/** Whether the numbers are degrees of the earth. */
function isPosition(lat: number, long: number): boolean {
  return Math.abs(lat) <= 90 && Math.abs(long) <= 180;
}

function namesOf(iris: readonly string[], scope: TermScope): string {
  const names = iris.slice(0, MAX_NAMED).map((iri) => labelOf(scope, iri).text.slice(0, 100));
  const more = iris.length - names.length;
  return [...names, ...(more > 0 ? [scope.messages.map.andMore(more)] : [])].join(', ');
}
